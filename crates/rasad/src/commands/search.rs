//! `rasad search`: reports by their words.

use rasad_desk::Desk;
use rasad_store::{Hit, SearchQuery};
use serde::Serialize;

use super::n_of;
use crate::args::SearchArgs;
use crate::csv;
use crate::exit::{End, Failure, tell};
use crate::output::{Output, Style, harmless};
use crate::view::HitView;
use crate::wrap::wrap;

#[derive(Serialize)]
struct SearchView<'a> {
    total: usize,
    offset: usize,
    hits: Vec<HitView<'a>>,
}

pub(super) fn run(desk: &Desk, args: &SearchArgs) -> Result<End, Failure> {
    let query = SearchQuery {
        text: args.query.join(" "),
        filter: args.filter.filter(desk)?,
        offset: args.list.offset,
        limit: args.list.most(),
    };
    let found = desk.archive()?.search(&query).map_err(rasad_desk::Error::from)?;
    let mut output = Output::new();
    if args.list.json {
        let hits = found.hits.iter().map(HitView::from).collect();
        output.json(&SearchView { total: found.total, offset: args.list.offset, hits })?;
    } else if args.list.csv {
        output.text(&csv::row(["day", "outlets", "title", "section", "text", "uri", "item"]))?;
        for hit in &found.hits {
            output.text(&csv::row([
                day(hit),
                hit.outlets.join("; "),
                hit.title.clone().unwrap_or_default(),
                hit.section.clone().unwrap_or_default(),
                hit.snippet.text.clone(),
                hit.uri.clone(),
                hit.item.clone(),
            ]))?;
        }
    } else {
        for hit in &found.hits {
            show(&mut output, hit)?;
        }
    }
    output.flush()?;
    let shown = found.hits.len();
    if found.total == 0 {
        tell("nothing found\n");
        return Ok(End::Nothing);
    }
    if !args.list.json && args.list.offset + shown < found.total {
        let next = args.list.offset + shown;
        let total = n_of(found.total, "report");
        tell(&format!("{shown} of {total}; `--offset {next}` goes on, `--limit N` shows more\n"));
    }
    Ok(End::Done)
}

fn show(output: &mut Output, hit: &Hit) -> Result<(), Failure> {
    let paint = output.paint;
    let mut head = paint.bold(&day(hit));
    for part in [Some(hit.outlets.join("; ")), hit.title.clone(), hit.section.clone()].into_iter().flatten() {
        if !part.is_empty() {
            head.push_str("  ");
            head.push_str(&harmless(&part));
        }
    }
    output.line(head)?;
    for line in wrap(&harmless(&marked(hit)), output.width - 4) {
        output.line(format!("    {}", restored(output, &line)))?;
    }
    output.line(format!("    {}", paint.dim(&harmless(&hit.uri))))?;
    output.line("")?;
    Ok(())
}

/// Marks of no width around what was found, so that wrapping does not see them; not in any text, since it is
/// normalised.
const MARKS: [char; 2] = ['\u{2060}', '\u{2061}'];

/// The passage with marks around what was found, word by word since lines may break inside.
fn marked(hit: &Hit) -> String {
    let snippet = &hit.snippet;
    let mut text = String::with_capacity(snippet.text.len() + 16);
    let mut at = 0;
    for mark in &snippet.highlights {
        text.push_str(&snippet.text[at..mark.start]);
        for (n, word) in mark.of(&snippet.text).split(' ').enumerate() {
            if n > 0 {
                text.push(' ');
            }
            text.push(MARKS[0]);
            text.push_str(word);
            text.push(MARKS[1]);
        }
        at = mark.end;
    }
    text.push_str(&snippet.text[at..]);
    text
}

/// The marks as colour, or gone.
fn restored(output: &Output, line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (n, part) in line.split(MARKS).enumerate() {
        let is_marked = n % 2 == 1;
        text.push_str(&if is_marked { output.paint.style(Style::Marked, part) } else { part.to_owned() });
    }
    text
}

fn day(hit: &Hit) -> String {
    hit.day.map_or_else(|| "undated".to_owned(), |day| day.to_string())
}
