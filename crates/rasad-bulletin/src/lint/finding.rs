//! What a check found.

use rasad_text::Span;

/// How sure it is that something must be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look: often right as it stands.
    Note,
    /// Likely a slip.
    Warning,
    /// Cannot be right as it stands.
    Error,
}

impl Severity {
    /// All, the mildest first.
    pub const ALL: [Severity; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The word shown; also SARIF's `level`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Words to put in the place of others; taken without asking only by `--fix`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What is replaced; empty to put something in.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A slip, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, such as `wrong-weekday`.
    pub rule: &'static str,
    /// How sure.
    pub severity: Severity,
    /// The words at fault.
    pub span: Span,
    /// What is wrong with them, in a sentence.
    pub message: String,
    /// Only where the remedy is certain.
    pub fix: Option<Fix>,
}

/// A finding before it knows its rule.
pub(super) struct Hit {
    /// Where it differs from the rule's own.
    pub(super) severity: Option<Severity>,
    span: Span,
    message: String,
    fix: Option<Fix>,
}

impl Hit {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { severity: None, span, message: message.into(), fix: None }
    }

    pub(super) fn severity(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    pub(super) fn fix(self, span: Span, replacement: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, replacement: replacement.into() }), ..self }
    }
}

impl From<Hit> for Finding {
    fn from(hit: Hit) -> Self {
        Finding { rule: "", severity: Severity::Warning, span: hit.span, message: hit.message, fix: hit.fix }
    }
}

/// The text with every fix taken, from the end so that spans hold; of two that overlap the first counts.
/// Gives the number of fixes, too.
pub fn apply_fixes(text: &str, findings: &[Finding]) -> (String, usize) {
    let mut fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    fixes.sort();
    fixes.dedup();
    let mut taken: Vec<&Fix> = Vec::new();
    for fix in fixes {
        if taken.last().is_none_or(|last| last.span.end <= fix.span.start && last.span != fix.span) {
            taken.push(fix);
        }
    }
    let mut fixed = text.to_owned();
    for fix in taken.iter().rev() {
        if text.is_char_boundary(fix.span.start) && text.is_char_boundary(fix.span.end) {
            fixed.replace_range(fix.span.start..fix.span.end, &fix.replacement);
        }
    }
    (fixed, taken.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(start: usize, end: usize, by: &str) -> Finding {
        let span = Span::new(start, end);
        Hit::new(span, "").fix(span, by).into()
    }

    #[test]
    fn fixes_are_taken_once_each_and_overlaps_not_at_all() {
        let findings = [fix(5, 5, "."), fix(0, 1, "H"), fix(0, 1, "H"), fix(0, 3, "x")];
        assert_eq!(apply_fixes("hello", &findings), ("Hello.".to_owned(), 2));
    }
}
