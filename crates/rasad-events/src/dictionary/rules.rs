//! From a verb dictionary to rules, as far as our patterns go.

use std::collections::{BTreeMap, BTreeSet};

use rasad_text::dictionary::Fault;

use super::parse::{Item, VerbDictionary, VerbEntry, VerbPattern};
use crate::cameo;
use crate::lexicon::{Pattern, Rule, Slot};

/// Rules of a dictionary.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbRules {
    /// One rule for each code.
    pub rules: Vec<Rule>,
    /// Verbs and patterns that became part of a rule.
    pub n_read: usize,
    /// Verbs and patterns that did not.
    pub n_skipped: usize,
    /// Why, in order of the lines; also what was taken over in part.
    pub faults: Vec<Fault>,
}

/// Confidence of rules that come without one.
const CONFIDENCE: f64 = 0.65;

/// Makes rules of a dictionary. `family` is the first part of their names.
pub fn rules(dictionary: &VerbDictionary, family: &str) -> VerbRules {
    let mut made =
        Made { by_code: BTreeMap::new(), faults: dictionary.faults.clone(), n_read: 0, n_skipped: 0 };
    made.n_skipped = dictionary.faults.len();
    for block in &dictionary.blocks {
        for verb in &block.verbs {
            made.verb(verb);
        }
        for pattern in &block.patterns {
            made.pattern(pattern, &block.verbs, dictionary);
        }
    }
    made.faults.sort_by_key(|fault| fault.line);
    let rules = made.by_code.into_iter().filter_map(|(code, verbs)| rule(family, &code, verbs)).collect();
    VerbRules { rules, n_read: made.n_read, n_skipped: made.n_skipped, faults: made.faults }
}

struct Made {
    by_code: BTreeMap<String, Vec<Pattern>>,
    faults: Vec<Fault>,
    n_read: usize,
    n_skipped: usize,
}

impl Made {
    fn skip(&mut self, line: usize, words: &str, reason: impl Into<String>) {
        self.faults.push(Fault::new(line, words, reason));
        self.n_skipped += 1;
    }

    fn verb(&mut self, verb: &VerbEntry) {
        let Some(code) = &verb.code else {
            // Without a code of its own only its patterns tell.
            self.n_read += 1;
            return;
        };
        match head(&verb.word).and_then(|head| Ok((parsed(&head)?, self.code(verb.line, &verb.word, code)?)))
        {
            Ok((pattern, code)) => self.put(code, pattern),
            Err(reason) => self.skip(verb.line, &verb.word, reason),
        }
    }

    fn pattern(&mut self, pattern: &VerbPattern, verbs: &[VerbEntry], dictionary: &VerbDictionary) {
        let code = self.code(pattern.line, &pattern.text, &pattern.code);
        let translated = code.and_then(|code| Ok((code, around(pattern, &dictionary.synsets)?)));
        let (code, around) = match translated {
            Ok(translated) => translated,
            Err(reason) => return self.skip(pattern.line, &pattern.text, reason),
        };
        for verb in verbs {
            let whole = head(&verb.word).and_then(|head| parsed(&format!("{head}{around}")));
            match whole {
                Ok(whole) => self.by_code.entry(code.clone()).or_default().push(whole),
                // The verb itself is named where it stands.
                Err(reason) if verb.code.is_none() => {
                    self.faults.push(Fault::new(verb.line, &verb.word, reason));
                }
                Err(_) => {}
            }
        }
        self.n_read += 1;
    }

    fn put(&mut self, code: String, pattern: Pattern) {
        self.by_code.entry(code).or_default().push(pattern);
        self.n_read += 1;
    }

    /// The code for the active, known to the crosswalk.
    fn code(&mut self, line: usize, words: &str, code: &str) -> Result<String, String> {
        let (active, passive) =
            code.split_once(':').map_or((code, None), |(active, passive)| (active, Some(passive)));
        if active != "---" && cameo::meaning(active).is_none() {
            return Err(format!("`{active}` is no CAMEO code"));
        }
        if let Some(passive) = passive {
            let reason = format!("taken as {active}; the code {passive} of the passive is left out");
            self.faults.push(Fault::new(line, words, reason));
        }
        Ok(active.to_owned())
    }
}

fn rule(family: &str, code: &str, mut verbs: Vec<Pattern>) -> Option<Rule> {
    let mut seen = BTreeSet::new();
    verbs.retain(|pattern| seen.insert(pattern.to_string()));
    let silent = code == "---";
    let (kind, mode) = match cameo::meaning(code) {
        Some(meaning) => (meaning.kind, meaning.mode.clone()),
        None if silent => (crate::EventType::State, None),
        None => return None,
    };
    let name = if silent { "nothing".to_owned() } else { code.to_owned() };
    Some(Rule {
        name: format!("{family}/{name}"),
        kind,
        silent,
        mode,
        contexts: Vec::new(),
        verbs,
        nouns: Vec::new(),
        actor: vec![Slot::Subject],
        recipient: cameo::recipients(kind).iter().filter_map(|slot| Slot::parse(slot).ok()).collect(),
        noun_actor: Vec::new(),
        noun_recipient: Vec::new(),
        topic: Vec::new(),
        cameo: (!silent).then(|| code.to_owned()),
        needs_recipient: false,
        yes: Vec::new(),
        no: Vec::new(),
        confidence: CONFIDENCE,
        threat: None,
        future: None,
    })
}

fn parsed(text: &str) -> Result<Pattern, String> {
    Pattern::parse_all(text)?.into_iter().next().ok_or_else(|| "no word".to_owned())
}

/// The lemma of a verb with its particles: `BEEF_UP` gives `beef +up`.
fn head(word: &str) -> Result<String, String> {
    let words: Vec<&str> = word.split('_').filter(|word| !word.is_empty()).collect();
    let marked = words.iter().position(|word| word.starts_with('+')).unwrap_or(0);
    if marked > 0 {
        return Err("a word before the verb can't be asked for".to_owned());
    }
    let (first, rest) = words.split_first().ok_or("no word")?;
    let mut text = first.trim_start_matches('+').to_lowercase();
    for word in rest {
        let word = word.to_lowercase();
        let mark = if cameo::is_particle(&word) {
            format!(" +{word}")
        } else {
            format!(" ={}", forms(&word).join("|"))
        };
        text.push_str(&mark);
    }
    Ok(text)
}

/// What a pattern asks for around the verb, in our language.
fn around(pattern: &VerbPattern, synsets: &BTreeMap<String, Vec<String>>) -> Result<String, String> {
    let mut text = String::new();
    let mut subject = None;
    for item in &pattern.before {
        match item {
            Item::Mark('$' | '+' | '%' | '^') => {}
            Item::Phrase(_) => return Err("a preposition before the verb can't be asked for".to_owned()),
            noun if subject.is_none() => subject = Some(nouns(noun, synsets)?),
            _ => return Err("more than one noun before the verb can't be asked for".to_owned()),
        }
    }
    if let Some(subject) = subject {
        text.push_str(&format!(" &{}", subject.join("|")));
    }
    let mut object = false;
    let mut items = pattern.behind.iter().peekable();
    while let Some(item) = items.next() {
        match item {
            Item::Mark(_) => {}
            Item::Phrase(inside) => text.push_str(&phrase(inside, synsets)?),
            Item::Word(word) if cameo::is_particle(&word.to_lowercase()) => {
                text.push_str(&format!(" +{}", word.to_lowercase()));
                // "* WITH OFFICIALS": the noun is that of the preposition.
                if let Some(noun) = items
                    .next_if(|next| !matches!(next, Item::Mark(_) | Item::Phrase(_)) && !is_particle(next))
                {
                    text.push_str(&format!(":{}", nouns(noun, synsets)?.join("|")));
                }
            }
            noun if !object => {
                text.push_str(&format!(" ={}", nouns(noun, synsets)?.join("|")));
                object = true;
            }
            _ => return Err("more than one noun behind the verb can't be asked for".to_owned()),
        }
    }
    Ok(text)
}

fn is_particle(item: &Item) -> bool {
    matches!(item, Item::Word(word) if cameo::is_particle(&word.to_lowercase()))
}

fn phrase(inside: &[Item], synsets: &BTreeMap<String, Vec<String>>) -> Result<String, String> {
    let Some((Item::Word(preposition), rest)) = inside.split_first() else {
        return Err("a phrase in brackets begins with its preposition".to_owned());
    };
    let rest: Vec<&Item> = rest.iter().filter(|item| !matches!(item, Item::Mark(_))).collect();
    let preposition = preposition.to_lowercase().replace('_', " ");
    if preposition.contains(' ') || !cameo::is_particle(&preposition) {
        return Err(format!("`{preposition}` is no preposition that can be asked for"));
    }
    match rest.as_slice() {
        [] => Ok(format!(" +{preposition}")),
        [noun] => Ok(format!(" +{preposition}:{}", nouns(noun, synsets)?.join("|"))),
        _ => Err("more than one noun behind a preposition can't be asked for".to_owned()),
    }
}

/// The lemmas that an item stands for.
fn nouns(item: &Item, synsets: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    match item {
        Item::Word(word) => together(&word.split('_').collect::<Vec<_>>()),
        Item::Noun(inside) => {
            if let [noun] = inside.as_slice() {
                nouns(noun, synsets)
            } else {
                let word = |item: &'_ Item| match item {
                    Item::Word(word) => Ok(word.replace('_', " ")),
                    _ => Err("a set inside of a noun phrase can't be asked for".to_owned()),
                };
                let words = inside.iter().map(word).collect::<Result<Vec<_>, _>>()?.join(" ");
                together(&words.split(' ').collect::<Vec<_>>())
            }
        }
        Item::Synset(name) => {
            let words = synsets.get(name).ok_or_else(|| format!("no set `&{name}` is defined"))?;
            let mut found = BTreeSet::new();
            for word in words {
                found.extend(
                    together(&word.trim_start_matches('+').split('_').collect::<Vec<_>>())
                        .unwrap_or_default(),
                );
            }
            if found.is_empty() {
                Err(format!("the set `&{name}` has no word that can be asked for"))
            } else {
                Ok(found.into_iter().collect())
            }
        }
        Item::Phrase(_) | Item::Mark(_) => Err("brackets inside of brackets can't be asked for".to_owned()),
    }
}

/// A noun, or a noun with the one word that stands right before it.
fn together(words: &[&str]) -> Result<Vec<String>, String> {
    match words {
        [noun] => Ok(forms(&noun.to_lowercase())),
        [before, noun] => {
            let before = before.to_lowercase();
            Ok(forms(&noun.to_lowercase()).into_iter().map(|noun| format!("{before}_{noun}")).collect())
        }
        _ => Err(format!("more than two words together (`{}`) can't be asked for", words.join(" "))),
    }
}

/// A noun as written and without the ending of its plural.
fn forms(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    let singular = if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        Some(format!("{stem}y"))
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        None
    } else {
        word.strip_suffix('s').filter(|stem| stem.len() > 2).map(str::to_owned)
    };
    found.extend(singular);
    found
}

#[cfg(test)]
mod tests {
    use super::super::parse_verbs;
    use super::*;

    fn patterns(text: &str) -> Vec<String> {
        let made = rules(&parse_verbs(text), "mine");
        let shown =
            |rule: &Rule| rule.verbs.iter().map(|verb| format!("{} {verb}", rule.name)).collect::<Vec<_>>();
        made.rules.iter().flat_map(shown).collect()
    }

    #[test]
    fn verbs_and_patterns_become_rules() {
        let text = "&TALK\n+TALKS\n+MEETING\n+ROUND_TABLE\n--- CONFER [040] ---\nCONFER {CONFERS}\n\
                    - * (BY TELEPHONE) [041]\n- $ * WITH + [042]\n- * &TALK [046]\n- POLICE * [---]\n- * (WITH {SENIOR OFFICIALS}) [043]\n\
                    +SIT_DOWN [046]\n";
        assert_eq!(
            patterns(text),
            [
                "mine/nothing confer &police",
                "mine/040 confer",
                "mine/041 confer +by:telephone",
                "mine/042 confer +with",
                "mine/043 confer +with:senior_official|senior_officials",
                "mine/046 confer =meeting|talk|talks|round_table",
                "mine/046 sit +down",
            ]
        );
        let made = rules(&parse_verbs(text), "mine");
        assert_eq!((made.n_read, made.n_skipped), (7, 0), "{:?}", made.faults);
        let visit = made.rules.iter().find(|rule| rule.name == "mine/042").unwrap();
        assert_eq!((visit.kind, visit.mode.as_deref()), (crate::EventType::Consult, Some("visit")));
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        for (pattern, part) in [
            ("- * {VERY SENIOR OFFICIAL} [040]", "more than two words"),
            ("- * {SENIOR &TALK} [040]", "a set inside"),
            ("- * TEA CAKE [040]", "more than one noun"),
            ("- (IN PARIS) * [040]", "before the verb"),
            ("- * &NONE [040]", "no set `&NONE`"),
            ("- * (WITH A B) [040]", "more than one noun behind a preposition"),
            ("- * BIG_ROUND_TABLE [040]", "more than two words"),
            ("- * [99]", "is no CAMEO code"),
        ] {
            let made = rules(&parse_verbs(&format!("MEET\n{pattern}")), "mine");
            assert!(
                made.faults.iter().any(|fault| fault.reason.contains(part)),
                "{pattern}: {:?}",
                made.faults
            );
            assert!(made.rules.is_empty() && made.n_skipped == 1, "{pattern}: {made:?}");
        }
        let both = rules(&parse_verbs("HOST [042:043]"), "mine");
        assert!(both.rules.len() == 1 && both.faults[0].reason.contains("passive"));
        assert!(rules(&parse_verbs("WIRE_+TAP [040]"), "mine").faults[0].reason.contains("before the verb"));
    }
}
