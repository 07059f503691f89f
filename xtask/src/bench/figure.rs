//! One measured figure, and the table of them.

/// What was measured in each run.
pub(super) struct Figure {
    pub(super) what: String,
    pub(super) unit: &'static str,
    /// One or more.
    pub(super) runs: Vec<f64>,
    /// What it must hold, in words.
    pub(super) bound: &'static str,
}

impl Figure {
    pub(super) fn new(what: impl Into<String>, unit: &'static str, runs: Vec<f64>) -> Self {
        Self { what: what.into(), unit, runs, bound: "" }
    }

    pub(super) fn bound(self, bound: &'static str) -> Self {
        Self { bound, ..self }
    }

    fn row(&self) -> String {
        let mut runs = self.runs.clone();
        let [middle, least, most] = [50, 0, 100].map(|share| number(percentile(&mut runs, share)));
        let range = if runs.len() == 1 { "one run".to_owned() } else { format!("{least} to {most}") };
        format!("| {} | {middle} {} | {range} | {} |\n", self.what, self.unit, self.bound)
    }
}

/// The value below which `share` of a hundred lie. `values` holds one or more and is sorted on return.
pub(super) fn percentile(values: &mut [f64], share: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) * share + 50) / 100]
}

/// A Markdown table.
pub(super) fn table(figures: &[Figure]) -> String {
    let rows = figures.iter().map(Figure::row);
    std::iter::once("| what | median | runs | bound |\n|---|---|---|---|\n".to_owned()).chain(rows).collect()
}

/// Three digits where it is small, thousands apart where it is large.
fn number(value: f64) -> String {
    if value < 9.995 {
        return format!("{value:.2}");
    }
    if value < 99.95 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let cases = [
            (0.0, "0.00"),
            (5.6789, "5.68"),
            (9.999, "10.0"),
            (42.04, "42.0"),
            (99.97, "100"),
            (1234.5, "1,234"),
            (1_234_567.0, "1,234,567"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "values are picked, not computed")]
    fn percentiles() {
        let mut values = [3.0, 1.0, 2.0];
        assert_eq!([0, 50, 100].map(|share| percentile(&mut values, share)), [1.0, 2.0, 3.0]);
        let mut values: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!([50, 95].map(|share| percentile(&mut values, share)), [101.0, 190.0]);
        assert_eq!(percentile(&mut [7.0], 95), 7.0);
    }

    #[test]
    fn rows() {
        let figures = [
            Figure::new("start", "ms", vec![3.0, 1.0, 2.0]).bound("under 100 ms"),
            Figure::new("size", "MB", vec![120.0]),
        ];
        assert_eq!(
            table(&figures),
            "| what | median | runs | bound |\n|---|---|---|---|\n\
             | start | 2.00 ms | 1.00 to 3.00 | under 100 ms |\n| size | 120 MB | one run |  |\n"
        );
    }
}
