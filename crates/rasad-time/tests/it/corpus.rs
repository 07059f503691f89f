//! The cases under `tests/corpus/`, one a line:
//!
//! ```text
//! anchor=2020-11-29 period=2020-11-15..2020-11-29 | In mid-November he left. | mid-November => 2020-11-11..2020-11-20 range 2020-11
//! ```
//!
//! Several expressions stand apart by `;`, and `none` says that there is none. A role other than a point
//! follows the TIMEX3 value, `-` stands for what isn't there. An expression that leans on the last stated date
//! takes the dated point before it in its line. Lines of `dates.txt` begin with `citation` or `period`.
//! `UPDATE=1` writes down what comes out, for review.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rasad_time::{
    Interval, Meaning, Outlook, Reference, TimeRole, find_expressions, parse_citation_date, parse_period,
    resolve_toward,
};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let update = updating();
    let (mut wrong, mut count) = (String::new(), 0);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut written = String::new();
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                writeln!(written, "{line}").unwrap();
                continue;
            }
            count += 1;
            let parts: Vec<&str> = line.splitn(3, " | ").collect();
            assert!(parts.len() >= 2, "{}:{}: a case has three parts: {line}", file.display(), index + 1);
            let found = answer(parts[0], parts[1]);
            let expected = parts.get(2).copied().unwrap_or("");
            if found != expected.trim() {
                let place = format!("{}:{}", file.file_name().unwrap().to_string_lossy(), index + 1);
                writeln!(wrong, "{place} {}\n  expected {expected}\n  found    {found}", parts[1]).unwrap();
            }
            writeln!(written, "{} | {} | {found}", parts[0], parts[1]).unwrap();
        }
        if update {
            std::fs::write(&file, written).unwrap();
        }
    }
    assert!(count >= 250, "only {count} cases");
    assert!(wrong.is_empty() || update, "\n{wrong}");
}

#[expect(clippy::disallowed_methods, reason = "the switch of the person who reviews new expectations")]
fn updating() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

fn interval(text: &str) -> Interval {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    Interval { start: start.parse().unwrap(), end: end.parse().unwrap() }
}

fn print(interval: Option<Interval>) -> String {
    match interval {
        None => "-".to_owned(),
        Some(days) if days.start == days.end => days.start.to_string(),
        Some(days) => format!("{}..{}", days.start, days.end),
    }
}

fn answer(head: &str, text: &str) -> String {
    let mut reference = Reference::day("2020-11-29".parse().unwrap());
    let mut outlook = Outlook::Back;
    let mut kind = "";
    for word in head.split_whitespace() {
        match word.split_once('=') {
            Some(("anchor", day)) => reference.anchor = day.parse().unwrap(),
            Some(("period", days)) => reference.period = Some(interval(days)),
            None if word == "ahead" => outlook = Outlook::Ahead,
            None => kind = word,
            Some(_) => panic!("unknown setting {word}"),
        }
    }
    match kind {
        "citation" => return print(parse_citation_date(text, &reference)),
        "period" => return print(parse_period(text)),
        "" => {}
        other => panic!("unknown kind of case {other}"),
    }
    let mut previous = None;
    let mut answers = Vec::new();
    for expression in find_expressions(text) {
        let resolved = resolve_toward(&expression, &reference, previous, outlook);
        let mut answer = format!(
            "{} => {} {}",
            expression.span.of(text),
            print(resolved.value),
            resolved.precision.as_str()
        );
        write!(answer, " {}", resolved.timex.as_deref().unwrap_or("-")).unwrap();
        match resolved.role {
            TimeRole::Point => {
                if !matches!(expression.meaning, Meaning::Window { .. } | Meaning::Vague(_)) {
                    previous = resolved.value.or(previous);
                }
            }
            TimeRole::Duration => answer.push_str(" duration"),
            TimeRole::Set => answer.push_str(" set"),
            TimeRole::Age => answer.push_str(" age"),
            TimeRole::Modifier => answer.push_str(" modifier"),
        }
        answers.push(answer);
    }
    if answers.is_empty() { "none".to_owned() } else { answers.join(" ; ") }
}
