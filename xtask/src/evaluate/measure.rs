//! One figure of rightness, and the table of them.

use super::baseline::Baseline;

/// A figure between 0 and 1, the higher the better.
pub(super) struct Measure {
    /// Dotted: part, then measure, such as `bulletin.entities`.
    pub(super) name: String,
    pub(super) value: f64,
    /// What must be reached in the end, where something was asked for.
    pub(super) asked: Option<f64>,
    /// What stands behind the figure: counts, or precision and recall.
    pub(super) note: String,
}

impl Measure {
    pub(super) fn new(name: impl Into<String>, value: f64) -> Self {
        Self { name: name.into(), value, asked: None, note: String::new() }
    }

    pub(super) fn asked(self, asked: f64) -> Self {
        Self { asked: Some(asked), ..self }
    }

    pub(super) fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A Markdown table of all measures beside their baseline.
pub(super) fn table(measures: &[Measure], baseline: &Baseline) -> String {
    let mut out = "| measure | now | baseline | asked | |\n|---|---|---|---|---|\n".to_owned();
    for measure in measures {
        let number = |value: Option<f64>| value.map(|value| format!("{value:.3}")).unwrap_or_default();
        out += &format!(
            "| {} | {:.3} | {} | {} | {} |\n",
            measure.name,
            measure.value,
            number(baseline.get(&measure.name)),
            number(measure.asked),
            measure.note
        );
    }
    out
}
