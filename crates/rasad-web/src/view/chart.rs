//! The timeline as a picture: a column for each stretch of time, stacked by quadrant. Every quadrant has a pattern
//! of its own besides its colour, every column is a link to its events, and a table beside it says the same.

use maud::{Markup, html};
use rasad_events::QuadClass;

use super::badge::{quad_class, quad_name};
use super::number;

/// From the foot of a column to its top.
pub(crate) const QUADS: [QuadClass; 5] = [
    QuadClass::MaterialCooperation,
    QuadClass::VerbalCooperation,
    QuadClass::Neutral,
    QuadClass::VerbalConflict,
    QuadClass::MaterialConflict,
];

const TOP: usize = 16;
const FOOT: usize = 46;
const LEFT: usize = 44;
const RIGHT: usize = 12;

/// How high a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    /// On its own page.
    Full,
    /// Among other things.
    Half,
}

/// One stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Under the column.
    pub(crate) label: String,
    /// A second line under it where it differs from that of the column before: month or year.
    pub(crate) group: String,
    /// The stretch in words.
    pub(crate) title: String,
    /// The page of its events.
    pub(crate) link: String,
    /// Events by quadrant, in the order of [`QUADS`].
    pub(crate) counts: [usize; 5],
}

impl Column {
    /// All its events.
    pub(crate) fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// Draws columns in order of time; stretches without events have columns, too. At least one.
pub(crate) fn chart(columns: &[Column], height: Height, label: &str) -> Markup {
    let height = match height {
        Height::Full => 320,
        Height::Half => 210,
    };
    let plot = height - TOP - FOOT;
    let step = (1040 / columns.len().max(1)).clamp(16, 72);
    let width = LEFT + step * columns.len() + RIGHT;
    let most = columns.iter().map(Column::total).max().unwrap_or(0);
    let tick = tick_of(most);
    let ceiling = most.div_ceil(tick).max(1) * tick;
    let y = |n: usize| TOP + plot - n * plot / ceiling;
    // Labels are up to four digits wide.
    let every = 34_usize.div_ceil(step);
    let view_box = format!("0 0 {width} {height}");
    let groups = groups(columns, step);
    html! {
        div.chart-frame role="group" aria-label=(label) tabindex="0" {
            svg.chart viewBox=(view_box) width=(width) height=(height) aria-label=(label) {
                (patterns())
                @for n in (0..=ceiling).step_by(tick) {
                    line.grid x1=(LEFT) x2=(width - RIGHT) y1=(y(n)) y2=(y(n)) {}
                    text.tick x=(LEFT - 8) y=(y(n) + 4) text-anchor="end" { (number(n)) }
                }
                @for (at, column) in columns.iter().enumerate() {
                    (drawn(column, LEFT + at * step, step, &y))
                    @if at % every == 0 {
                        text.tick x=(LEFT + at * step + step / 2) y=(height - FOOT + 18) text-anchor="middle" { (column.label) }
                    }
                    @if groups[at] {
                        text.tick.tick-group x=(LEFT + at * step) y=(height - FOOT + 37) { (column.group) }
                    }
                }
            }
        }
    }
}

/// Which columns have the name of their group under them: the first of each, where there is room.
fn groups(columns: &[Column], step: usize) -> Vec<bool> {
    // `November 2020` in the style's font.
    const WIDTH: usize = 104;
    let mut free_from = 0;
    let is_named = |(at, column): (usize, &Column)| {
        let begins = at == 0 || columns[at - 1].group != column.group;
        // The first group may have one column only, and its name would hide that of the next.
        let next = columns[at..].iter().position(|other| other.group != column.group);
        let has_room = next.is_none_or(|n| n * step >= WIDTH);
        let named = begins && at * step >= free_from && has_room;
        if named {
            free_from = at * step + WIDTH;
        }
        named
    };
    let mut named: Vec<bool> = columns.iter().enumerate().map(is_named).collect();
    if let (false, Some(first)) = (named.contains(&true), named.first_mut()) {
        *first = true;
    }
    named
}

fn drawn(column: &Column, x: usize, step: usize, y: &dyn Fn(usize) -> usize) -> Markup {
    let bar = (step * 7 / 10).max(8);
    let left = x + (step - bar) / 2;
    let total = column.total();
    if total == 0 {
        return html! {};
    }
    let mut below = 0;
    let stacked = QUADS.iter().zip(column.counts).map(|(quad, n)| {
        let bottom = y(below);
        below += n;
        (quad_class(*quad), n, y(below), bottom)
    });
    let words = format!("{}: {} events", column.title, number(total));
    html! {
        a.column href=(column.link) aria-label=(words) {
            title { (words) }
            rect.column-hit x=(x) y=(TOP) width=(step) height=(y(0) - TOP) {}
            @for (class, n, top, bottom) in stacked {
                // One event of many is still seen.
                @if n > 0 { rect.piece.(class) x=(left) y=(top) width=(bar) height=((bottom - top).max(1)) {} }
            }
            text.total x=(x + step / 2) y=(y(total) - 5) text-anchor="middle" { (number(total)) }
        }
    }
}

/// A round number of events between two lines of the grid, so that there are at most six.
fn tick_of(most: usize) -> usize {
    let mut unit = 1;
    loop {
        for tick in [unit, 2 * unit, 5 * unit] {
            if most <= tick * 5 {
                return tick;
            }
        }
        unit *= 10;
    }
}

/// What the columns are filled with. Styles give the colours.
fn patterns() -> Markup {
    html! {
        defs {
            pattern #p-vc width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect.p-back.q-vc width="6" height="6" {}
                rect.p-front.q-vc width="2.4" height="6" {}
            }
            pattern #p-vx width="6" height="6" patternUnits="userSpaceOnUse" {
                rect.p-back.q-vx width="6" height="6" {}
                circle.p-front.q-vx cx="3" cy="3" r="1.7" {}
            }
            pattern #p-mx width="8" height="8" patternUnits="userSpaceOnUse" {
                rect.p-back.q-mx width="8" height="8" {}
                path.p-front.q-mx d="M0 0 8 8M8 0 0 8" {}
            }
            pattern #p-n width="5" height="5" patternUnits="userSpaceOnUse" {
                rect.p-back.q-n width="5" height="5" {}
                rect.p-front.q-n width="5" height="1.2" {}
            }
        }
    }
}

/// What the patterns mean, in the order of a column from top to foot.
pub(crate) fn legend() -> Markup {
    html! {
        ul.legend aria-label="What the patterns mean" {
            @for quad in QUADS.iter().rev() {
                li {
                    svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true" focusable="false" {
                        rect.piece.(quad_class(*quad)) x="0" y="0" width="18" height="14" rx="2" {}
                    }
                    (quad_name(*quad))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_grid_are_few_and_round() {
        for (most, tick) in
            [(0, 1), (5, 1), (6, 2), (11, 5), (25, 5), (26, 10), (1000, 200), (123_456, 50_000)]
        {
            assert_eq!(tick_of(most), tick, "{most}");
        }
    }
}
