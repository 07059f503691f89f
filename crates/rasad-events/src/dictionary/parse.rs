//! The grammar of verb dictionaries.

use std::collections::BTreeMap;

use rasad_text::dictionary::{DictionaryLine, Fault, lines};

/// A verb dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerbDictionary {
    /// Sets of words by their name, without the ampersand.
    pub synsets: BTreeMap<String, Vec<String>>,
    /// Blocks in the order of the file.
    pub blocks: Vec<VerbBlock>,
    /// What was passed over.
    pub faults: Vec<Fault>,
}

/// Verbs of one meaning with the patterns around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerbBlock {
    /// Its verbs.
    pub verbs: Vec<VerbEntry>,
    /// Its patterns; each is for every verb of the block.
    pub patterns: Vec<VerbPattern>,
}

/// A verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbEntry {
    /// Line, from 1.
    pub line: usize,
    /// As written: `BEEF_UP`, `+BEEF_UP`, `WIRE_+TAP`.
    pub word: String,
    /// Its code: its own, or the block's.
    pub code: Option<String>,
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbPattern {
    /// Line, from 1.
    pub line: usize,
    /// As written, without the dash and the code.
    pub text: String,
    /// What stands before the verb, and behind it.
    pub before: Vec<Item>,
    /// What stands behind it.
    pub behind: Vec<Item>,
    /// Its code.
    pub code: String,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A word, or the words joined by underlines.
    Word(String),
    /// The name of a set of words.
    Synset(String),
    /// A preposition and what follows it.
    Phrase(Vec<Item>),
    /// Adjectives and a noun.
    Noun(Vec<Item>),
    /// `$`, `+`, `%` or `^`: the source, the target, both, words that are skipped.
    Mark(char),
}

/// Deepest nesting of brackets.
const DEEPEST: usize = 8;

/// Reads a verb dictionary. Never fails: what is wrong is passed over and named.
pub fn parse_verbs(text: &str) -> VerbDictionary {
    let (lines, faults) = lines(text);
    let mut found = VerbDictionary { faults, ..VerbDictionary::default() };
    let mut synset: Option<String> = None;
    let mut code: Option<String> = None;
    for line in &lines {
        let text = line.text.as_str();
        if let Some(name) = text.strip_prefix('&') {
            let name = name.trim().trim_end_matches('_').to_owned();
            if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) {
                found.faults.push(Fault::new(line.number, text, "a set has a name of one word: `&MEETING`"));
                synset = None;
                continue;
            }
            found.synsets.entry(name.clone()).or_default();
            synset = Some(name);
        } else if let (Some(word), Some(name)) = (text.strip_prefix('+'), &synset) {
            let word = word.trim().trim_end_matches('_');
            let words = found.synsets.entry(name.clone()).or_default();
            if word.is_empty() {
                found.faults.push(Fault::new(line.number, text, "no word"));
            } else {
                words.push(word.to_owned());
            }
        } else if text.starts_with("---") {
            synset = None;
            code = match block_code(text) {
                Ok(code) => code,
                Err(reason) => {
                    found.faults.push(Fault::new(line.number, text, reason));
                    None
                }
            };
            found.blocks.push(VerbBlock::default());
        } else if text.starts_with('~') {
            found.faults.push(Fault::new(
                line.number,
                text,
                "transformations are not taken over: sayings and their acts are told apart by reading",
            ));
        } else if let Some(pattern) = text.strip_prefix('-') {
            synset = None;
            take_pattern(line, pattern.trim(), &mut found);
        } else {
            synset = None;
            take_verb(line, code.as_ref(), &mut found);
        }
    }
    found.faults.sort_by_key(|fault| fault.line);
    found
}

fn block_code(text: &str) -> Result<Option<String>, String> {
    let inside = text.trim_start_matches('-').trim_end_matches('-').trim();
    match inside.split_once('[') {
        None => Ok(None),
        Some((_, rest)) => match rest.split_once(']') {
            Some((code, _)) => code_of(code).map(Some),
            None => Err("`[` without `]`".to_owned()),
        },
    }
}

fn code_of(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_code = |part: &str| {
        part.chars().all(|c| c == '-') && part.len() == 3
            || (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (active, passive) =
        text.split_once(':').map_or((text, None), |(active, passive)| (active, Some(passive)));
    if !is_code(active) || passive.is_some_and(|passive| !is_code(passive)) {
        return Err(format!(
            "`{text}` is no code: two to four digits, `042:043` for active and passive, or `---`"
        ));
    }
    Ok(text.to_owned())
}

fn take_verb(line: &DictionaryLine, of_block: Option<&String>, found: &mut VerbDictionary) {
    let text = line.text.as_str();
    let mut fail = |reason: String| found.faults.push(Fault::new(line.number, text, reason));
    let (head, own) = match text.split_once('[') {
        Some((head, rest)) => match rest.split_once(']') {
            Some((code, after)) if after.trim().is_empty() => match code_of(code) {
                Ok(code) => (head, Some(code)),
                Err(reason) => return fail(reason),
            },
            Some(_) => return fail("words behind the code".to_owned()),
            None => return fail("`[` without `]`".to_owned()),
        },
        None => (text, None),
    };
    let word = match head.split_once('{') {
        Some((word, forms)) if forms.trim_end().ends_with('}') => word,
        Some(_) => return fail("`{` without `}`".to_owned()),
        None => head,
    };
    let word = word.trim();
    let is_word =
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '+' | '-' | '\''));
    if !is_word {
        return fail(format!("`{word}` is no verb: words are joined by `_`"));
    }
    let verb =
        VerbEntry { line: line.number, word: word.to_owned(), code: own.or_else(|| of_block.cloned()) };
    // A verb after patterns begins a block of its own, as in dictionaries without headings.
    match found.blocks.last_mut() {
        Some(block) if block.patterns.is_empty() => block.verbs.push(verb),
        _ => found.blocks.push(VerbBlock { verbs: vec![verb], patterns: Vec::new() }),
    }
}

fn take_pattern(line: &DictionaryLine, text: &str, found: &mut VerbDictionary) {
    let pattern = pattern(line.number, text);
    match (pattern, found.blocks.last_mut()) {
        (Ok(pattern), Some(block)) if !block.verbs.is_empty() => block.patterns.push(pattern),
        (Ok(_), _) => found.faults.push(Fault::new(line.number, text, "a pattern before the first verb")),
        (Err(reason), _) => found.faults.push(Fault::new(line.number, text, reason)),
    }
}

fn pattern(line: usize, text: &str) -> Result<VerbPattern, String> {
    let (words, code) = text.rsplit_once('[').ok_or("no code: a pattern ends with `[040]`")?;
    let (code, after) = code.split_once(']').ok_or("`[` without `]`")?;
    if !after.trim().is_empty() {
        return Err("words behind the code".to_owned());
    }
    let code = code_of(code)?;
    let items = items(words)?;
    let Some((before, behind)) = items else {
        return Err("no `*` for the verb, or more than one".to_owned());
    };
    Ok(VerbPattern { line, text: words.trim().to_owned(), before, behind, code })
}

type Sides = (Vec<Item>, Vec<Item>);

/// The items before and behind the verb.
fn items(text: &str) -> Result<Option<Sides>, String> {
    let mut before: Option<Vec<Item>> = None;
    // Brackets that are open, each with what it holds so far; the first is the pattern itself.
    let mut open: Vec<(char, Vec<Item>)> = vec![(' ', Vec::new())];
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let ends = c.is_whitespace() || matches!(c, '(' | ')' | '{' | '}' | '*' | '$' | '+' | '%' | '^');
        if !ends {
            word.push(c);
            continue;
        }
        let depth = open.len();
        let (_, held) = open.last_mut().ok_or("a bracket closes that never opened")?;
        if !word.is_empty() {
            held.push(word_item(&std::mem::take(&mut word))?);
        }
        match c {
            '(' | '{' if depth > DEEPEST => return Err("brackets inside too many others".to_owned()),
            '(' | '{' => open.push((c, Vec::new())),
            ')' | '}' => {
                let wanted = if c == ')' { '(' } else { '{' };
                let closed = open.pop().filter(|(opened, _)| *opened == wanted);
                let (_, inside) = closed.ok_or_else(|| format!("`{c}` without `{wanted}`"))?;
                if inside.is_empty() {
                    return Err("empty brackets".to_owned());
                }
                let (_, held) = open.last_mut().ok_or("a bracket closes that never opened")?;
                held.push(if c == ')' { Item::Phrase(inside) } else { Item::Noun(inside) });
            }
            '*' if depth == 1 && before.is_none() => before = Some(std::mem::take(held)),
            '*' => return Ok(None),
            '$' | '+' | '%' | '^' => held.push(Item::Mark(c)),
            _ => {}
        }
    }
    match (open.len(), open.pop(), before) {
        (1, Some((_, behind)), Some(before)) => Ok(Some((before, behind))),
        (1, ..) => Ok(None),
        _ => Err("a bracket that never closes".to_owned()),
    }
}

fn word_item(word: &str) -> Result<Item, String> {
    let bare = word.trim_matches('_');
    let name = bare.strip_prefix('&');
    let letters = name.unwrap_or(bare);
    if letters.is_empty()
        || !letters.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '\'' | '.'))
    {
        return Err(format!("`{word}` is no word"));
    }
    Ok(match name {
        Some(name) => Item::Synset(name.to_owned()),
        None => Item::Word(bare.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_with_all_its_parts() {
        let text = "&TALK\n+TALKS_\n+MEETING\n--- MEET [040] ---\nMEET {MEETS MET MEETING }\n+SIT_DOWN [046]\n\
                    - * (WITH {SENIOR OFFICIAL}) [042:043] # c\n- POLICE * &TALK [---]\n~ a (a b ATTACK) SAY = a b 015\n";
        let found = parse_verbs(text);
        assert_eq!(found.synsets["TALK"], ["TALKS", "MEETING"]);
        assert_eq!(found.blocks.len(), 1);
        let block = &found.blocks[0];
        assert_eq!(block.verbs[0].code.as_deref(), Some("040"));
        assert_eq!(
            (block.verbs[1].word.as_str(), block.verbs[1].code.as_deref()),
            ("+SIT_DOWN", Some("046"))
        );
        assert_eq!(block.patterns[0].code, "042:043");
        assert!(matches!(&block.patterns[0].behind[0], Item::Phrase(items) if items.len() == 2));
        assert_eq!(block.patterns[1].before, [Item::Word("POLICE".into())]);
        assert_eq!(found.faults.len(), 1, "{:?}", found.faults);
    }

    #[test]
    fn faults_are_named() {
        for (text, part) in [
            ("- * A [040]", "before the first verb"),
            ("MEET [4]", "is no code"),
            ("MEET [040", "without `]`"),
            ("MEET [040] x", "behind the code"),
            ("MEET {MET", "without `}`"),
            ("ME$T [040]", "is no verb"),
            ("MEET [040]\n- A [040]", "no `*`"),
            ("MEET [040]\n- * * [040]", "more than one"),
            ("MEET [040]\n- * (A [040]", "never closes"),
            ("MEET [040]\n- * A) [040]", "without `(`"),
            ("MEET [040]\n- * () [040]", "empty brackets"),
            ("MEET [040]\n- * A", "no code"),
            ("& [040]", "name of one word"),
            ("--- A [x] ---", "is no code"),
        ] {
            let found = parse_verbs(text);
            assert!(found.faults.iter().any(|fault| fault.reason.contains(part)), "{text}: {found:?}");
        }
    }
}
