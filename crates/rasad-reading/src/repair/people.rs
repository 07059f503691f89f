//! Lists of people: each title with its name is one noun, and a list joins them to the first.

use rasad_syntax::{Deprel, Sentence, Token, Upos};

use super::attach;
use crate::mention::{Entities, ItemMentions, MentionKind};
use crate::model::EntityKind;

/// A title with the name beside it, a title or a name alone: first token and one past the last.
pub(super) type Unit = (usize, usize);

/// How many tokens may stand between a title and its name: a comma, another title.
const MAX_GAP: usize = 4;

/// The people of a sentence in order; they don't overlap.
pub(super) fn units(at: usize, sentence: &Sentence, entities: &Entities, found: &ItemMentions) -> Vec<Unit> {
    let tokens = &sentence.tokens;
    let names = || {
        found.mentions.iter().filter(|m| {
            m.sentence == at
                && m.kind == MentionKind::Name
                && entities.list[m.entity].kind == EntityKind::Person
        })
    };
    let mut units: Vec<Unit> = Vec::new();
    for title in found.titles.iter().filter(|title| title.sentence == at) {
        let mut unit = title.tokens;
        let name = title
            .person
            .and_then(|person| names().find(|m| m.entity == person && beside(title.tokens, m.tokens)));
        if let Some(name) = name {
            unit = (unit.0.min(name.tokens.0), unit.1.max(name.tokens.1));
        }
        units.push(unit);
    }
    units.extend(names().map(|name| name.tokens));
    units.sort_unstable_by_key(|unit| (unit.0, std::cmp::Reverse(unit.1)));
    let mut apart: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units {
        match apart.last_mut() {
            Some(last) if unit.0 < last.1 => last.1 = last.1.max(unit.1),
            _ => apart.push(unit),
        }
    }
    apart.retain(|unit| unit.1 <= tokens.len());
    apart
}

fn beside(title: (usize, usize), name: (usize, usize)) -> bool {
    let after = name.0 >= title.1 && name.0 - title.1 <= MAX_GAP;
    let before = name.1 <= title.0 && title.0 - name.1 <= 1;
    let inside = title.0 <= name.0 && name.1 <= title.1;
    after || before || inside
}

pub(super) fn repair(tokens: &mut [Token], units: &[Unit]) {
    let heads: Vec<usize> = units.iter().map(|unit| one_head(tokens, *unit)).collect();
    for (at, unit) in units.iter().enumerate() {
        rejoin(tokens, *unit, heads[at], units, &heads);
    }
    lists(tokens, units, &heads);
    subjects(tokens, units, &heads);
    among(tokens, units, &heads);
    relatives(tokens, units, &heads);
}

/// "senior officials, chief among them the minister ...": those named are the officials.
fn among(tokens: &mut [Token], units: &[Unit], heads: &[usize]) {
    for (unit, head) in units.iter().zip(heads) {
        if unit.0 < 3 || tokens[unit.0 - 1].lemma != "they" && tokens[unit.0 - 1].form != "them" {
            continue;
        }
        if tokens[unit.0 - 2].form != "among" {
            continue;
        }
        let noun = (0..unit.0 - 2).rev().find(|at| {
            tokens[*at].upos == Upos::Noun && tokens[*at].feats.is_plural() && tokens[at + 1].form == ","
        });
        if let Some(noun) = noun {
            attach(tokens, *head, noun, Deprel::Appos);
        }
    }
}

/// "the commander of the militias who met X", "X and Y, who were killed": the clause is about people.
fn relatives(tokens: &mut [Token], units: &[Unit], heads: &[usize]) {
    for at in 0..tokens.len() {
        let Some(on) = tokens[at].head.filter(|_| tokens[at].deprel == Deprel::AclRelcl) else { continue };
        let about_people = tokens.iter().any(|token| {
            token.head == Some(at)
                && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
                && token.form.eq_ignore_ascii_case("who")
        });
        if !about_people {
            continue;
        }
        let who = (0..at).rev().find(|before| tokens[*before].form.eq_ignore_ascii_case("who"));
        let before = |who: usize| if who > 0 && tokens[who - 1].form == "," { who - 1 } else { who };
        // Hung on a verb, it is about the person right before it.
        let unit = match who.filter(|_| tokens[on].upos == Upos::Verb) {
            Some(who) => units.iter().position(|unit| unit.1 == before(who)),
            None => units.iter().position(|unit| unit.0 <= on && on < unit.1),
        };
        let mut noun = unit.map_or(on, |unit| heads[unit]);
        let plural = tokens.iter().any(|token| {
            token.head == Some(at)
                && matches!(token.deprel, Deprel::Aux | Deprel::AuxPass)
                && matches!(token.form.as_str(), "were" | "are" | "have")
        });
        if plural
            && tokens[noun].deprel == Deprel::Conj
            && let Some(first) = tokens[noun].head
        {
            noun = first;
        }
        if noun != on {
            attach(tokens, at, noun, Deprel::AclRelcl);
        }
    }
}

/// "On November 18, the Commander, X, visited ...": the person right before a verb that has no subject is its
/// subject, and not one more name for the day.
fn subjects(tokens: &mut [Token], units: &[Unit], heads: &[usize]) {
    for (unit, head) in units.iter().zip(heads) {
        let loose =
            matches!(tokens[*head].deprel, Deprel::Appos | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Dep)
                && !tokens.iter().any(|token| token.head == Some(*head) && token.deprel == Deprel::Case);
        if !loose {
            continue;
        }
        let verb = (unit.1..tokens.len())
            .take(4)
            .take_while(|at| matches!(tokens[*at].upos, Upos::Punct | Upos::Adv | Upos::Aux | Upos::Verb))
            .find(|at| tokens[*at].upos == Upos::Verb);
        let Some(verb) = verb else { continue };
        let bare = !tokens.iter().any(|token| {
            token.head == Some(verb) && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
        });
        let clause =
            matches!(tokens[verb].deprel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis | Deprel::Advcl);
        if bare && clause && tokens[verb].feats.tense().is_some() {
            attach(tokens, *head, verb, Deprel::Nsubj);
        }
    }
}

/// Makes a unit hang together: one of its tokens hangs on the rest of the sentence, the others on that one.
fn one_head(tokens: &mut [Token], unit: Unit) -> usize {
    let outside =
        |tokens: &[Token], at: usize| tokens[at].head.is_none_or(|head| head < unit.0 || head >= unit.1);
    let free: Vec<usize> = (unit.0..unit.1).filter(|at| outside(tokens, *at)).collect();
    let noun = |at: &usize| {
        !matches!(tokens[*at].upos, Upos::Punct | Upos::Adp | Upos::Det | Upos::Cconj | Upos::Part)
    };
    // The preposition before a unit hangs on its head; else what a verb governs is the surest sign.
    let preposed =
        unit.0.checked_sub(1).filter(|at| tokens[*at].deprel == Deprel::Case).and_then(|at| tokens[at].head);
    let preposed = preposed.filter(|at| free.contains(at));
    let governed = free.iter().copied().filter(noun).find(|at| {
        matches!(
            tokens[*at].deprel,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Obj
                | Deprel::Iobj
                | Deprel::Obl
                | Deprel::OblAgent
                | Deprel::Root
        )
    });
    let Some(head) =
        preposed.or(governed).or_else(|| free.iter().copied().find(noun)).or(free.first().copied())
    else {
        return unit.0;
    };
    for at in free.into_iter().filter(|at| *at != head) {
        let deprel = match tokens[at].deprel {
            Deprel::Punct | Deprel::Case | Deprel::Det | Deprel::Cc => tokens[at].deprel,
            _ if at > head && tokens[at].upos == Upos::Propn => Deprel::Appos,
            _ => Deprel::Nmod,
        };
        attach(tokens, at, head, deprel);
    }
    head
}

/// What is joined to a word inside a unit is joined to the unit: "the Speaker of the Parliament and the
/// President", and the name that a parser took for one more of a list.
fn rejoin(tokens: &mut [Token], unit: Unit, head: usize, units: &[Unit], heads: &[usize]) {
    for at in 0..tokens.len() {
        let inside = at >= unit.0 && at < unit.1;
        let Some(on) = tokens[at].head else { continue };
        let on_inner = on >= unit.0 && on < unit.1 && on != head;
        if inside {
            // The name beside its title is no second person.
            if tokens[at].deprel == Deprel::Conj && at != head && is_name_start(tokens, at) {
                attach(tokens, at, head, Deprel::Appos);
            }
            continue;
        }
        let person = heads.contains(&at) && units.iter().any(|other| other.0 <= at && at < other.1);
        if (on_inner || on == head) && person && matches!(tokens[at].deprel, Deprel::Appos | Deprel::Conj)
            || on_inner && tokens[at].deprel == Deprel::Conj && tokens[at].upos == Upos::Verb
        {
            attach(tokens, at, head, Deprel::Conj);
        }
    }
}

fn is_name_start(tokens: &[Token], at: usize) -> bool {
    tokens[at].upos == Upos::Propn && at > 0 && tokens[at - 1].form == ","
}

/// People with only commas and "and" between them are one list, unless a verb has one of them for itself.
fn lists(tokens: &mut [Token], units: &[Unit], heads: &[usize]) {
    let mut first = 0;
    for at in 1..units.len() {
        let between = &tokens[units[at - 1].1..units[at].0];
        let listed = between.iter().all(|token| matches!(token.form.as_str(), "," | "and" | "&" | "with"))
            && between.iter().any(|token| matches!(token.form.as_str(), "and" | "&"));
        let comma = !between.is_empty() && between.iter().all(|token| token.form == ",");
        let own = matches!(tokens[heads[at]].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
        if tokens[heads[at]].head == Some(heads[first]) && tokens[heads[at]].deprel == Deprel::Conj {
            continue;
        }
        let joins = !own && (listed || comma && goes_on(tokens, units, at));
        if joins && tokens[heads[first]].head == Some(heads[at]) {
            // Read backwards, the first as a part of the last: they change places.
            tokens[heads[first]].head = tokens[heads[at]].head;
            tokens[heads[first]].deprel = tokens[heads[at]].deprel;
            tokens[heads[at]].head = None;
        }
        if !joins || !attach(tokens, heads[at], heads[first], Deprel::Conj) {
            first = at;
            continue;
        }
        // The preposition before the list is that of its first.
        let front = units[first].0;
        for token in tokens[..front].iter_mut().rev().take(2) {
            if token.head == Some(heads[at]) && token.deprel == Deprel::Case {
                token.head = Some(heads[first]);
            }
        }
    }
}

/// Whether the list in which a person follows a comma ends with "and" and one more.
fn goes_on(tokens: &[Token], units: &[Unit], at: usize) -> bool {
    let mut end = units[at].1;
    for next in &units[at + 1..] {
        let between = &tokens[end..next.0];
        if between.iter().any(|token| !matches!(token.form.as_str(), "," | "and")) {
            return false;
        }
        if between.iter().any(|token| token.form == "and") {
            return true;
        }
        end = next.1;
    }
    let and = match tokens.get(end).map(|token| token.form.as_str()) {
        Some("and") => end,
        Some(",") => end + 1,
        _ => return false,
    };
    tokens.get(and).is_some_and(|token| token.form == "and")
        && tokens.get(and + 1).is_some_and(|token| !matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Adv))
}
