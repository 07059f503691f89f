//! The figures that must hold, in a file under version control.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde::Serialize;

use super::measure::Measure;

/// Figures move a little with every rule; a fall of more than this is a fault. One sentence in two hundred.
const TOLERANCE: f64 = 0.005;

/// Measure to figure.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Baseline(BTreeMap<String, f64>);

impl Baseline {
    /// Reads the file; an absent one is an empty baseline.
    pub(super) fn load(path: &Path) -> anyhow::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).with_context(|| format!("reading `{}`", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("reading `{}`", path.display())),
        }
    }

    /// What was measured now; what could not be measured keeps its figure.
    pub(super) fn from_measures(measures: &[Measure], before: &Self) -> Self {
        let mut figures = before.0.clone();
        for measure in measures {
            figures.insert(measure.name.clone(), (measure.value * 1e4).floor() / 1e4);
        }
        Self(figures)
    }

    pub(super) fn save(&self, path: &Path) -> anyhow::Result<()> {
        let lines: Vec<String> =
            self.0.iter().map(|(name, value)| format!("\"{name}\" = {value:.4}")).collect();
        let head = "# What `cargo xtask evaluate` must still find; `--write` renews it after a gain.\n";
        fs::write(path, format!("{head}{}\n", lines.join("\n")))
            .with_context(|| format!("writing `{}`", path.display()))
    }

    pub(super) fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// The measures that lie below their figure, in words.
    pub(super) fn fallen(&self, measures: &[Measure]) -> Vec<String> {
        measures
            .iter()
            .filter_map(|measure| Some((measure, self.get(&measure.name)?)))
            .filter(|(measure, figure)| measure.value < figure - TOLERANCE)
            .map(|(measure, figure)| format!("{} is {:.4}, was {figure:.4}", measure.name, measure.value))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_fall_beyond_the_tolerance_counts() {
        let was =
            Baseline::from_measures(&[Measure::new("a", 0.8), Measure::new("b", 0.8)], &Baseline::default());
        let now = [Measure::new("a", 0.796), Measure::new("b", 0.79), Measure::new("new", 0.1)];
        assert_eq!(was.fallen(&now), ["b is 0.7900, was 0.8000"]);
    }

    #[test]
    fn what_was_not_measured_keeps_its_figure() {
        let was = Baseline::from_measures(&[Measure::new("a", 0.5)], &Baseline::default());
        let now = Baseline::from_measures(&[Measure::new("b", 0.25)], &was);
        assert_eq!((now.get("a"), now.get("b")), (Some(0.5), Some(0.25)));
    }
}
