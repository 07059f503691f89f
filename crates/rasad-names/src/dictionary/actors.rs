//! Actor dictionaries of TABARI and PETRARCH.
//!
//! ```text
//! entry       := PHRASE ['_'] { item } { '+' SYNONYM | item { item } }
//! item        := '[' CODE [ restriction ] ']'
//! restriction := '<' date | '>' date | date '-' date
//! date        := YYMMDD (30 and below: 20YY) | YYYYMMDD
//! ```
//! An underline stands for a space; one at the end closes the word. Bounds of dates are inclusive.

use jiff::civil::Date;
use rasad_text::dictionary::{DictionaryLine, Fault, lines};

/// An actor with its spellings and codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorEntry {
    /// Line of its phrase, from 1.
    pub line: usize,
    /// Its phrase, words with single spaces, as written.
    pub phrase: String,
    /// Other spellings.
    pub synonyms: Vec<String>,
    /// Codes in the order of the file.
    pub codes: Vec<DatedCode>,
}

/// A code with the days on which it holds, inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedCode {
    /// Such as `IRNGOV`.
    pub code: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl DatedCode {
    fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// The code that holds on a day: the first in the order of the file whose dates hold, else the first without dates.
pub fn code_on(codes: &[DatedCode], day: Option<Date>) -> Option<&str> {
    let dated = day.and_then(|day| codes.iter().find(|code| code.is_dated() && code.holds_on(day)));
    dated.or_else(|| codes.iter().find(|code| !code.is_dated())).map(|code| code.code.as_str())
}

/// What a dictionary holds, and what was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What was understood.
    pub entries: Vec<T>,
    /// What was not, in order of the lines.
    pub faults: Vec<Fault>,
}

/// Reads an actor dictionary. Never fails: what is wrong is passed over and named.
pub fn parse_actors(text: &str) -> Parsed<ActorEntry> {
    let (lines, mut faults) = lines(text);
    let mut entries: Vec<ActorEntry> = Vec::new();
    // Whether the last phrase was refused, so that what belongs to it is passed over, too.
    let mut refused = false;
    for line in &lines {
        let text = line.text.as_str();
        if let Some(synonym) = text.strip_prefix('+') {
            match (entries.last_mut(), phrase(synonym)) {
                _ if refused => {
                    faults.push(Fault::new(line.number, text, "it belongs to an entry that is passed over"));
                }
                (None, _) => faults.push(Fault::new(line.number, text, "a synonym before the first entry")),
                (Some(entry), Ok(synonym)) => entry.synonyms.push(synonym),
                (_, Err(reason)) => faults.push(Fault::new(line.number, text, reason)),
            }
        } else if text.starts_with('[') {
            match entries.last_mut() {
                _ if refused => {
                    faults.push(Fault::new(line.number, text, "it belongs to an entry that is passed over"));
                }
                None => faults.push(Fault::new(line.number, text, "a code before the first entry")),
                Some(entry) => codes(text, line.number, &mut entry.codes, &mut faults),
            }
        } else {
            refused = !begin(line, &mut entries, &mut faults);
        }
    }
    entries.retain(|entry| {
        let has_codes = !entry.codes.is_empty();
        if !has_codes {
            faults.push(Fault::new(
                entry.line,
                &entry.phrase,
                "no code: write it as `[CODE]` behind the phrase or below it",
            ));
        }
        has_codes
    });
    faults.sort_by_key(|fault| fault.line);
    Parsed { entries, faults }
}

/// Begins an entry; `false` where its phrase can't be one.
fn begin(line: &DictionaryLine, entries: &mut Vec<ActorEntry>, faults: &mut Vec<Fault>) -> bool {
    let (words, items) = match line.text.find('[') {
        Some(at) => line.text.split_at(at),
        None => (line.text.as_str(), ""),
    };
    match phrase(words) {
        Ok(phrase) => {
            let mut found = Vec::new();
            codes(items, line.number, &mut found, faults);
            entries.push(ActorEntry { line: line.number, phrase, synonyms: Vec::new(), codes: found });
            true
        }
        Err(reason) => {
            faults.push(Fault::new(line.number, &line.text, reason));
            false
        }
    }
}

/// The words of a phrase.
pub(super) fn phrase(text: &str) -> Result<String, String> {
    let words: Vec<&str> =
        text.split(|c: char| c == '_' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err("no word".to_owned());
    }
    let bad = text.chars().find(|c| {
        matches!(c, '[' | ']' | '{' | '}' | '<' | '>' | '=' | '~' | '!') || c.is_control() && *c != '\t'
    });
    match bad {
        Some(c) => Err(format!("`{}` has no place in a phrase", c.escape_default())),
        None => Ok(words.join(" ")),
    }
}

/// Reads items until the end of the line.
fn codes(text: &str, line: usize, found: &mut Vec<DatedCode>, faults: &mut Vec<Fault>) {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('[') else {
            faults.push(Fault::new(line, rest, "a code stands between `[` and `]`"));
            return;
        };
        let Some((item, after)) = inside.split_once(']') else {
            faults.push(Fault::new(line, rest, "`[` without `]`"));
            return;
        };
        match item_of(item) {
            Ok(code) => found.push(code),
            Err(reason) => faults.push(Fault::new(line, &format!("[{item}]"), reason)),
        }
        rest = after.trim_start();
    }
}

fn item_of(item: &str) -> Result<DatedCode, String> {
    let item = item.trim();
    let (code, restriction) = match item.find(|c: char| c.is_whitespace() || c == '<' || c == '>') {
        Some(at) => (&item[..at], item[at..].trim()),
        None => (item, ""),
    };
    let is_code =
        code.len() >= 3 && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    if !is_code {
        return Err(format!("`{code}` is no code: three capitals or more, such as IRNGOV"));
    }
    let (from, to) = if let Some(day) = restriction.strip_prefix('<') {
        (None, Some(date(day)?))
    } else if let Some(day) = restriction.strip_prefix('>') {
        (Some(date(day)?), None)
    } else if restriction.is_empty() {
        (None, None)
    } else {
        let (from, to) = restriction
            .split_once('-')
            .ok_or("days are written <20130803, >20130803 or 20050803-20130803")?;
        let (from, to) = (date(from)?, date(to)?);
        if from > to {
            return Err("it ends before it begins".to_owned());
        }
        (Some(from), Some(to))
    };
    Ok(DatedCode { code: code.to_owned(), from, to })
}

fn date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let wrong = || format!("`{text}` is no day: write YYYYMMDD, or YYMMDD");
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let (year, rest) = match text.len() {
        6 => {
            let short: i16 = text[..2].parse().map_err(|_| wrong())?;
            (if short <= 30 { 2000 + short } else { 1900 + short }, &text[2..])
        }
        8 => (text[..4].parse().map_err(|_| wrong())?, &text[4..]),
        _ => return Err(wrong()),
    };
    let number = |part: &str| part.parse::<i8>().map_err(|_| wrong());
    Date::new(year, number(&rest[..2])?, number(&rest[2..])?).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    const TEXT: &str = "MAGNUS_OF_RIVONIA_\n\t[RIVELI 740101-000101]\n\t[RIVGOV 20050803-20130803] [RIVOPP >20130804]\n\
                        \t[RIVELI]\n+KING_MAGNUS_\nREBELS OF THE NORTH [RIVREB] # they\nLAST_ONE [ABC]";

    #[test]
    fn entries_with_all_their_parts() {
        let parsed = parse_actors(TEXT);
        assert_eq!(parsed.faults, []);
        let phrases: Vec<_> = parsed.entries.iter().map(|entry| entry.phrase.as_str()).collect();
        // The last entry of a file is read like the others.
        assert_eq!(phrases, ["MAGNUS OF RIVONIA", "REBELS OF THE NORTH", "LAST ONE"]);
        assert_eq!(parsed.entries[0].synonyms, ["KING MAGNUS"]);
        let codes = &parsed.entries[0].codes;
        for (at, code) in [
            (day(1973, 12, 31), "RIVELI"),
            (day(2005, 8, 2), "RIVELI"),
            (day(2005, 8, 3), "RIVGOV"),
            (day(2013, 8, 3), "RIVGOV"),
            (day(2013, 8, 4), "RIVOPP"),
            (day(2026, 1, 1), "RIVOPP"),
        ] {
            assert_eq!(code_on(codes, Some(at)), Some(code), "{at}");
        }
        assert_eq!(code_on(codes, None), Some("RIVELI"));
    }

    #[test]
    fn faults_are_named_and_passed_over() {
        for (text, line, part) in [
            ("+A\nB [ABC]", 1, "before the first entry"),
            ("[ABC]\nB [ABC]", 1, "before the first entry"),
            ("A\nB [ABC]", 1, "no code"),
            ("A [AB]\nB [ABC]", 1, "is no code"),
            ("A [ABC\nB [ABC]", 1, "without `]`"),
            ("B [ABC] x", 1, "between `[` and `]`"),
            ("B [ABC 20201301-20210101] [ABC]", 1, "is no day"),
            ("B [ABC 2020] [ABC]", 1, "days are written"),
            ("B [ABC 20200102-20200101] [ABC]", 1, "ends before"),
            ("A{S} [ABC]\n+C\nB [ABC]", 1, "no place in a phrase"),
        ] {
            let parsed = parse_actors(text);
            let fault = parsed.faults.iter().find(|fault| fault.line == line && fault.reason.contains(part));
            assert!(fault.is_some(), "{text}: {:?}", parsed.faults);
            assert_eq!(parsed.entries.last().map(|entry| entry.phrase.as_str()), Some("B"), "{text}");
        }
    }
}
