//! From one page of a list to the next.

use maud::{Markup, html};

use super::number;
use crate::parameters::QueryWriter;

/// Links to the pages before and after; nothing where all fits on one.
pub(crate) fn pager(path: &str, query: &QueryWriter, offset: usize, limit: usize, total: usize) -> Markup {
    let link = |offset: usize| {
        let mut query = query.clone();
        query.add("offset", (offset > 0).then(|| offset.to_string()));
        format!("{path}{}", query.finish())
    };
    let last = (offset + limit).min(total);
    html! {
        @if total > limit || offset > 0 {
            nav.pager aria-label="Pages of the list" {
                @if offset > 0 {
                    a.button.quiet rel="prev" href=(link(offset.saturating_sub(limit))) { "← Before" }
                } @else { span {} }
                p { (number((offset + 1).min(total))) "–" (number(last)) " of " (number(total)) }
                @if last < total {
                    a.button.quiet rel="next" href=(link(offset + limit)) { "Next →" }
                } @else { span {} }
            }
        }
    }
}
