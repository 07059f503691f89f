//! One bar of a small bar chart beside a number.

use maud::{Markup, html};

/// Width of the longest bar, in units of the picture.
const LONGEST: usize = 120;

/// A bar for `n` where the longest stands for `most`. For use beside the number itself.
pub(crate) fn bar(n: usize, most: usize) -> Markup {
    let width = (n * LONGEST).checked_div(most).unwrap_or(0).clamp(usize::from(n > 0) * 2, LONGEST);
    let view_box = format!("0 0 {LONGEST} 8");
    html! {
        svg.bar viewBox=(view_box) width=(LONGEST) height="8" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect.bar-track x="0" y="0" width=(LONGEST) height="8" rx="2" {}
            rect.bar-fill x="0" y="0" width=(width) height="8" rx="2" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fit_their_track() {
        for (n, most, width) in [(0, 0, 0), (0, 9, 0), (1, 1000, 2), (5, 10, 60), (20, 10, 120)] {
            let html = bar(n, most).into_string();
            assert!(html.contains(&format!("bar-fill\" x=\"0\" y=\"0\" width=\"{width}\"")), "{html}");
        }
    }
}
