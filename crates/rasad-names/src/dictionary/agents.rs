//! Agent dictionaries of TABARI and PETRARCH: nouns for those who act, without a country.
//!
//! ```text
//! set   := '!' NAME '!' '=' WORD { ',' WORD }
//! entry := PHRASE [ '{' [ PLURAL ] '}' ] '[' ( '~' CODE | CODE '~' ) ']'
//! ```
//! `!NAME!` in a phrase stands for each word of the set. Without braces the plural is regular; empty braces: there is
//! none. A code behind the tilde goes behind the actor's, one before it goes before.

use std::collections::BTreeMap;

use rasad_text::dictionary::{DictionaryLine, Fault, lines};

use super::actors::{Parsed, phrase};

/// An agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentEntry {
    /// Line, from 1.
    pub line: usize,
    /// Its forms, singular and plural, words with single spaces, as written.
    pub forms: Vec<String>,
    /// Such as `GOV`.
    pub code: String,
    /// Whether the code goes before that of the actor.
    pub before: bool,
}

/// Most phrases that one line may stand for.
const MOST: usize = 200;

/// Reads an agent dictionary. Never fails: what is wrong is passed over and named.
pub fn parse_agents(text: &str) -> Parsed<AgentEntry> {
    let (lines, mut faults) = lines(text);
    let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rest = Vec::new();
    // Sets may stand below the lines that use them.
    for line in &lines {
        match set(&line.text) {
            Some(Ok((name, words))) => {
                sets.insert(name, words);
            }
            Some(Err(reason)) => faults.push(Fault::new(line.number, &line.text, reason)),
            None => rest.push(line),
        }
    }
    let mut entries = Vec::new();
    for line in rest {
        match entry(line, &sets) {
            Ok(mut found) => entries.append(&mut found),
            Err(reason) => faults.push(Fault::new(line.number, &line.text, reason)),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    Parsed { entries, faults }
}

fn set(text: &str) -> Option<Result<(String, Vec<String>), String>> {
    let (name, words) = text.strip_prefix('!')?.split_once('!')?;
    let words = words.trim_start().strip_prefix('=')?;
    let words: Vec<String> =
        words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if name.trim().is_empty() || words.is_empty() {
        return Some(Err("a set has a name and words: `!PERSON! = MAN, WOMAN`".to_owned()));
    }
    Some(Ok((name.trim().to_owned(), words)))
}

fn entry(line: &DictionaryLine, sets: &BTreeMap<String, Vec<String>>) -> Result<Vec<AgentEntry>, String> {
    let (words, code) =
        line.text.split_once('[').ok_or("no code: write it as `[~CODE]` behind the phrase")?;
    let code = code.trim_end().strip_suffix(']').ok_or("`[` without `]` at the end")?.trim();
    let (code, before) = match (code.strip_prefix('~'), code.strip_suffix('~')) {
        (Some(code), None) => (code, false),
        (None, Some(code)) => (code, true),
        _ => {
            return Err("a code has a tilde on one side: `[~GOV]` goes behind the actor's, `[NGO~]` before"
                .to_owned());
        }
    };
    if code.len() < 3 || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        return Err(format!("`{code}` is no code: three capitals or more, such as GOV"));
    }
    let (singular, plural) = match words.split_once('{') {
        Some((singular, plural)) => {
            let plural = plural.trim_end().strip_suffix('}').ok_or("`{` without `}` before the code")?.trim();
            (singular, Some(plural))
        }
        None => (words, None),
    };
    let mut found = Vec::new();
    for singular in expanded(singular, sets)? {
        let singular = phrase(&singular)?;
        let mut forms = vec![singular.clone()];
        match plural {
            Some("") => {}
            Some(plural) => forms.push(phrase(plural)?),
            None => forms.push(regular_plural(&singular)),
        }
        found.push(AgentEntry { line: line.number, forms, code: code.to_owned(), before });
    }
    Ok(found)
}

/// A phrase with each set replaced by each of its words.
fn expanded(phrase: &str, sets: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let mut done = Vec::new();
    let mut open = vec![phrase.trim().to_owned()];
    while let Some(phrase) = open.pop() {
        let Some((before, rest)) = phrase.split_once('!') else {
            done.push(phrase);
            continue;
        };
        let (name, after) = rest.split_once('!').ok_or("`!` opens the name of a set that does not close")?;
        let words = sets.get(name).ok_or_else(|| format!("no set `!{name}!` is defined"))?;
        for word in words.iter().rev() {
            open.push(format!("{before}{word}{after}"));
        }
        if open.len() + done.len() > MOST {
            return Err(format!("it stands for more than {MOST} phrases"));
        }
    }
    Ok(done)
}

fn regular_plural(word: &str) -> String {
    let upper = word.to_uppercase();
    let consonant_y = upper.ends_with('Y')
        && !upper.ends_with(['A', 'E', 'I', 'O', 'U'])
        && !["AY", "EY", "OY", "UY"].iter().any(|ending| upper.ends_with(ending));
    if consonant_y {
        format!("{}IES", &word[..word.len() - 1])
    } else if ["S", "X", "Z", "CH", "SH"].iter().any(|ending| upper.ends_with(ending)) {
        format!("{word}ES")
    } else {
        format!("{word}S")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agents_with_plurals_and_sets() {
        let text = "CONGRESS!PERSON! [~LEG]\nPOLICE {} [~COP]\nARMY [~MIL]\nCHILD {CHILDREN} [~CVL]\n\
                    AID_WORKER [NGO~]\n!PERSON! = MAN, WOMEN";
        let parsed = parse_agents(text);
        assert_eq!(parsed.faults, []);
        let forms: Vec<_> = parsed.entries.iter().map(|entry| entry.forms.join("/")).collect();
        let expected = [
            "CONGRESSMAN/CONGRESSMANS",
            "CONGRESSWOMEN/CONGRESSWOMENS",
            "POLICE",
            "ARMY/ARMIES",
            "CHILD/CHILDREN",
            "AID WORKER/AID WORKERS",
        ];
        assert_eq!(forms, expected);
        assert!(parsed.entries[5].before && parsed.entries[5].code == "NGO");
    }

    #[test]
    fn faults_are_named() {
        for (text, part) in [
            ("A", "no code"),
            ("A [GOV]", "tilde"),
            ("A [~GO]", "is no code"),
            ("A [~GOV", "`[` without"),
            ("A {B [~GOV]", "`{` without"),
            ("AD!MINIST!RATION [~GOV]", "no set `!MINIST!`"),
            ("A!B [~GOV]", "does not close"),
            ("!A! = ", "a set has a name"),
            (" [~GOV]", "no word"),
        ] {
            let parsed = parse_agents(text);
            assert!(
                parsed.entries.is_empty() && parsed.faults[0].reason.contains(part),
                "{text}: {parsed:?}"
            );
        }
    }
}
