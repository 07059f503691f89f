//! How a title goes on where the knowledge has no name for what it is of: "Minister of Roads and Urban
//! Development", "chairman of the contractors' union", "Governor of Basra Province".

use rasad_names::Target;
use rasad_syntax::Upos;

use super::ItemText;
use super::names::Slot;
use crate::model::EntityKind;
use crate::reader::Reader;

/// Longest tail, in tokens.
const MAX_TAIL: usize = 10;

/// What follows a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Words of the title itself: a portfolio. Up to this token.
    Portfolio(usize),
    /// A body, group or place without an entry: its tokens and its kind.
    Owner((usize, usize), EntityKind),
}

impl Tail {
    /// One past its last token.
    pub(super) fn end(self) -> usize {
        match self {
            Self::Portfolio(end) | Self::Owner((_, end), _) => end,
        }
    }
}

/// The tail that begins at a token, right after a title: "of ..." for every title, and "and ..." for one that
/// has a portfolio already.
pub(super) fn tail(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    (start, end): (usize, usize),
) -> Option<Tail> {
    let form = |at: usize| item.token(sentence, at).form.to_lowercase();
    if end >= slots.len() {
        return None;
    }
    let of_office =
        (start..end).any(|at| matches!(form(at).as_str(), "minister" | "ministers" | "secretary"));
    let has_portfolio = of_office && (start..end).any(|at| form(at) == "of");
    let begin = match form(end).as_str() {
        "of" => end + 1,
        "and" | "," | "&" if has_portfolio => end,
        _ => return None,
    };
    let stop = noun_phrase(reader, item, sentence, slots, begin, of_office);
    // The last noun says what it is.
    let head = (begin..stop).rev().find(|at| is_noun(item, sentence, *at))?;
    let stop = head + 1;
    if begin == end {
        return Some(Tail::Portfolio(stop));
    }
    let word = form(head);
    // "the leader of the movement": which one, the text has said before.
    let bare = stop - begin <= 2 && item.token(sentence, begin).upos == Upos::Det;
    let place = (begin..stop).find(|at| {
        matches!(&slots[*at], Slot::Known { forms, .. } if forms.iter().any(|f| matches!(f.target, Target::Place(_))))
    });
    if reader.words.place_words.contains(&word) && (!bare || form_is(item, sentence, stop, "of")) {
        // "the Iranian province of Khuzestan", "Basra Province".
        let named = (form_is(item, sentence, stop, "of"))
            .then_some(stop + 1)
            .filter(|at| matches!(slots.get(*at), Some(Slot::Known { .. } | Slot::Unknown { .. })));
        let end = match named.map(|at| &slots[at]) {
            Some(Slot::Known { end, .. } | Slot::Unknown { end, .. }) => *end,
            _ => stop,
        };
        return Some(Tail::Owner((begin, end), EntityKind::Place));
    }
    if let Some(place) = place
        && place + 1 >= stop
    {
        return Some(Tail::Owner((begin, stop), EntityKind::Place));
    }
    if bare && (reader.words.bodies.contains(&word) || reader.words.place_words.contains(&word)) {
        return None;
    }
    // "at the head of a delegation" is no title.
    if matches!(word.as_str(), "delegation" | "team" | "squad" | "list" | "table") {
        return None;
    }
    if reader.knowledge.group_heads.contains(&word) {
        return Some(Tail::Owner((begin, stop), EntityKind::Group));
    }
    if reader.knowledge.body_heads.contains_key(&word) && !of_office {
        // "the head of the Federation of Syrian Chambers of Commerce".
        let mut stop = stop;
        while form_is(item, sentence, stop, "of") {
            let next = noun_phrase(reader, item, sentence, slots, stop + 1, false);
            let Some(noun) = (stop + 1..next).rev().find(|at| is_noun(item, sentence, *at)) else { break };
            stop = noun + 1;
        }
        return Some(Tail::Owner((begin, stop), EntityKind::Organization));
    }
    Some(Tail::Portfolio(stop))
}

fn form_is(item: &ItemText<'_>, sentence: usize, at: usize, form: &str) -> bool {
    at < item.len(sentence) && item.token(sentence, at).form == form
}

fn is_noun(item: &ItemText<'_>, sentence: usize, at: usize) -> bool {
    matches!(item.token(sentence, at).upos, Upos::Noun | Upos::Propn)
}

/// One past the nouns, adjectives and owners that follow; for a portfolio also what "and" joins.
fn noun_phrase(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    begin: usize,
    joins: bool,
) -> usize {
    let mut at = begin;
    while at < slots.len() && at < begin + MAX_TAIL {
        let token = item.token(sentence, at);
        let person = match &slots[at] {
            Slot::Known { forms, .. } => forms.iter().any(|form| {
                matches!(form.target, Target::Person(_) | Target::Title(_) | Target::Modifier(_))
            }),
            Slot::Unknown { .. } => is_person(reader, item, sentence, slots, at),
            Slot::Nothing | Slot::Inside => false,
        };
        if person {
            break;
        }
        let goes_on = match token.upos {
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Part => true,
            Upos::Det => at == begin,
            Upos::Punct => {
                token.form == "-" || token.form == "'" || joins && joined(reader, item, sentence, slots, at)
            }
            Upos::Cconj => joins && joined(reader, item, sentence, slots, at),
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

/// Whether an unknown name is surely a person's: unknown capitals after a minister are rather a portfolio.
fn is_person(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &[Slot], at: usize) -> bool {
    let Slot::Unknown { end, kind: EntityKind::Person } = slots[at] else { return false };
    (at..end).all(|at| matches!(item.token(sentence, at).upos, Upos::Propn | Upos::Punct))
        && reader.knowledge.given_names.contains(&rasad_text::fold::fold(&item.token(sentence, at).form))
}

/// Whether "and" or a comma joins one more noun of a portfolio: "Labor, Cooperatives and Social Welfare".
fn joined(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &[Slot], at: usize) -> bool {
    let token = item.token(sentence, at);
    let next = at + 1;
    let free = match slots.get(next) {
        Some(Slot::Nothing) => true,
        Some(Slot::Unknown { .. }) => !is_person(reader, item, sentence, slots, next),
        _ => false,
    };
    if !free {
        return false;
    }
    let after = item.token(sentence, next);
    let alike = at > 0
        && after.form.starts_with(char::is_uppercase)
            == item.token(sentence, at - 1).form.starts_with(char::is_uppercase);
    let noun = matches!(after.upos, Upos::Noun | Upos::Propn | Upos::Adj) && alike;
    match token.form.as_str() {
        "and" | "&" => noun,
        "," => {
            noun && (next..slots.len())
                .take(4)
                .find(|at| matches!(item.token(sentence, *at).form.as_str(), "," | "and"))
                .is_some_and(|at| item.token(sentence, at).form == "and")
        }
        _ => false,
    }
}
