//! `<!-- lint-ignore rule: reason -->`: what an editor has looked at and means as it stands.

use rasad_text::Span;

use super::Sheet;

/// One such mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// Id of the rule.
    pub rule: String,
    /// Why; a mark without a reason counts for nothing.
    pub reason: String,
    /// Where the mark stands in the document's text.
    pub span: Span,
}

impl Ignore {
    /// Whether a finding is meant: by its rule, in the item that the mark stands in or, where it stands
    /// between items, in the one after it.
    pub(super) fn covers(&self, rule: &str, finding: Span, sheet: &Sheet<'_>) -> bool {
        let inside = sheet.items.iter().find(|item| item.span.contains(self.span));
        let item = inside.or_else(|| sheet.items.iter().find(|item| item.span.start >= self.span.start));
        self.rule == rule
            && item.is_some_and(|item| item.span.overlaps(finding) || item.span.contains(finding))
    }
}

/// The marks in a text, in order. One without a reason is none.
pub fn find_ignores(text: &str) -> Vec<Ignore> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("<!--").map(|offset| at + offset) {
        let Some(end) = text[start..].find("-->").map(|offset| start + offset + 3) else { break };
        let inner = text[start + 4..end - 3].trim();
        if let Some((rule, reason)) = inner.strip_prefix("lint-ignore").and_then(|rest| rest.split_once(':'))
            && !reason.trim().is_empty()
        {
            let (rule, reason) = (rule.trim().to_owned(), reason.trim().to_owned());
            found.push(Ignore { rule, reason, span: Span::new(start, end) });
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_needs_a_rule_and_a_reason() {
        let text = "<!-- lint-ignore late-report: asked the agency --> a <!-- lint-ignore late-report: --> b <!-- x -->";
        let found = find_ignores(text);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].rule.as_str(), found[0].reason.as_str()), ("late-report", "asked the agency"));
        assert!(find_ignores("<!-- lint-ignore a: b").is_empty());
    }
}
