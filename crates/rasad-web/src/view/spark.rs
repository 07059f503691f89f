//! A timeline the size of a line of text.

use jiff::civil::Date;
use maud::{Markup, html};

use super::day::day_words;

/// Draws counts in order of time; `first` and `last` are the ends of the stretch.
pub(crate) fn spark(counts: &[usize], first: Date, last: Date, what: &str) -> Markup {
    const HEIGHT: usize = 36;
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let step = (260 / counts.len().max(1)).clamp(2, 22);
    let gap = usize::from(step > 3);
    let width = step * counts.len();
    let label = format!("{what} from {} to {}: at most {most} at a time", day_words(first), day_words(last));
    let view_box = format!("0 0 {width} {HEIGHT}");
    html! {
        figure.spark {
            svg viewBox=(view_box) width=(width) height=(HEIGHT) role="img" aria-label=(label) {
                @for (at, n) in counts.iter().enumerate() {
                    @let height = if *n == 0 { 1 } else { (n * (HEIGHT - 2) / most).max(3) };
                    rect class=(if *n == 0 { "spark-none" } else { "spark-some" })
                        x=(at * step) y=(HEIGHT - height) width=(step - gap) height=(height) {}
                }
            }
            figcaption { span { (day_words(first)) } span { (day_words(last)) } }
        }
    }
}
