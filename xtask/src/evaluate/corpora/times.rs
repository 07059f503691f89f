//! Expressions of time: found where the stretches share a byte, right where the TIMEX3 value is the same, too.

use std::path::Path;

use anyhow::Context;

use super::{Measure, Stretch, f1, files, records, stretch};

const FOLDER: &str = "crates/rasad-reading/tests/corpus/times";

pub(super) fn measure(binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    for (held, half) in [(false, "tuned"), (true, "held")] {
        let files = files(FOLDER, held)?;
        if files.is_empty() {
            continue;
        }
        let mut texts = Vec::new();
        let mut marks = Vec::new();
        for passage in files.iter().flat_map(|file| file.split("\n@ ").skip(1)) {
            let (day, marked) = passage.split_once('\n').context("a text after the day")?;
            let (text, of_text) = unmark(marked.trim())?;
            texts.push((Some(day.trim()), text));
            marks.push(of_text);
        }
        let (mut found, mut right, mut answered) = (0, 0, 0);
        for (marks, dates) in marks.iter().zip(records(binary, &texts, "date", &format!("times-{half}"))?) {
            answered += dates.len();
            let mut used = vec![false; dates.len()];
            for ((start, end), value) in marks {
                let touches = |at: &usize| {
                    !used[*at]
                        && stretch(&dates[*at]["span"]).is_some_and(|(from, to)| from < *end && *start < to)
                };
                let best =
                    (0..dates.len()).filter(touches).max_by_key(|at| dates[*at]["timex"] == value.as_str());
                let Some(at) = best else { continue };
                used[at] = true;
                found += 1;
                right += usize::from(value == "*" || dates[at]["timex"] == value.as_str());
            }
        }
        let n_marks = marks.iter().map(Vec::len).sum();
        let note = format!("{n_marks} expressions in {} passages of our own", texts.len());
        measures.push(
            Measure::new(format!("times.{half}.found"), f1(found, answered, n_marks)).asked(0.90).note(note),
        );
        measures.push(Measure::new(format!("times.{half}.value"), f1(right, answered, n_marks)).asked(0.78));
    }
    Ok(measures)
}

/// The text without its marks `[words|value]`, and the marks with their place in it.
fn unmark(marked: &str) -> anyhow::Result<(String, Vec<(Stretch, String)>)> {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, after) = after.split_once(']').context("a mark closes")?;
        let (words, value) = mark.split_once('|').context("words and a value")?;
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push(((start, text.len()), value.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    Ok((text, marks))
}

#[cfg(test)]
mod tests {
    use super::unmark;

    #[test]
    fn marks_are_taken_off() {
        let (text, marks) = unmark("Met [Monday|2020-11-16] there.").expect("sound marks");
        assert_eq!((text.as_str(), marks), ("Met Monday there.", vec![((4, 10), "2020-11-16".to_owned())]));
    }
}
