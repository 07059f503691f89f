//! What belongs to one meeting or visit: its date, whom its words are addressed to, and who came along.

use rasad_events::{EventType, TokenRef};
use rasad_syntax::{Deprel, Upos};

use super::date::EventDate;
use super::draft::EventDraft;
use super::participant::Scope;
use crate::mention::{EntityIndex, ItemText, MentionKind};

/// How many sentences after a meeting its words are still said to those in it.
const EARSHOT: usize = 2;

/// The meeting that the text is at.
struct Meeting {
    people: Vec<EntityIndex>,
    date: Option<EventDate>,
    sentence: usize,
    /// Those in the meeting itself, without who else was met on the visit; nobody where the host is only a place.
    together: Vec<EntityIndex>,
}

/// What is said and done in a meeting or on a visit has its date, and is said to the others in it.
pub(super) fn go_on(item: &ItemText<'_>, drafts: &mut [EventDraft]) {
    let mut meetings: Vec<Meeting> = Vec::new();
    // A meeting told at the end of its sentence holds for what stands before it there.
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| {
        let draft = &drafts[*at];
        (draft.trigger.sentence, draft.kind != EventType::Consult, *at)
    });
    for at in order {
        let sentence = drafts[at].trigger.sentence;
        let draft = &mut drafts[at];
        let setting = setting(item, sentence);
        let found = if setting == Setting::Before { None } else { part_of(draft, &meetings, setting) };
        if draft.kind == EventType::Consult {
            let mut people: Vec<EntityIndex> = draft.participants().collect();
            if let Some(before) = found.map(|at| &meetings[at]) {
                if draft.date.is_none() {
                    draft.date = before.date;
                }
                if draft.date == before.date {
                    people.extend(&before.people);
                }
            }
            let together = if draft.host_from_place { Vec::new() } else { draft.participants().collect() };
            meetings.push(Meeting { people, date: draft.date, sentence, together });
        } else if let Some(meeting) = found.map(|at| &meetings[at]) {
            if draft.date.is_none() {
                draft.date = meeting.date;
            }
            address(draft, meeting, setting);
        }
    }
}

/// The last meeting that an act can be a part of: one of its people acts, or stands for it by word.
fn part_of(draft: &EventDraft, meetings: &[Meeting], setting: Setting) -> Option<usize> {
    let concerned = |meeting: &Meeting| {
        let mut those = draft.actors.iter().chain(&draft.claimants);
        let others = draft.kind == EventType::Consult || draft.goes_on;
        those.any(|entity| meeting.people.contains(entity))
            || others && draft.recipients.iter().any(|entity| meeting.people.contains(entity))
    };
    meetings
        .iter()
        .rposition(concerned)
        .or_else(|| (setting == Setting::Same).then(|| meetings.len().checked_sub(1)).flatten())
}

/// Who is asked or told in a meeting, where nobody else is named: the others in it (codebook, section 2).
fn address(draft: &mut EventDraft, meeting: &Meeting, setting: Setting) {
    let verbal = matches!(draft.kind, EventType::Request | EventType::State)
        || draft.kind == EventType::Support
            && setting == Setting::Same
            && !draft.rule.starts_with("support/sign");
    let near = draft.trigger.sentence <= meeting.sentence + EARSHOT || setting == Setting::Same;
    if !verbal
        || !near
        || !draft.recipients.is_empty()
        || !draft.actors.iter().any(|actor| meeting.together.contains(actor))
    {
        return;
    }
    draft.recipients =
        meeting.together.iter().copied().filter(|entity| !draft.actors.contains(entity)).collect();
}

/// How a sentence refers to a meeting told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    /// "During the visit", "following his meeting", "at the end of the talks".
    Same,
    /// "Prior to his visit".
    Before,
    None,
}

fn setting(item: &ItemText<'_>, sentence: usize) -> Setting {
    let tokens = &item.sentences[sentence].tokens;
    for (at, token) in tokens.iter().enumerate() {
        let noun = token.upos == Upos::Noun
            && matches!(
                token.lemma.as_str(),
                "visit"
                    | "meeting"
                    | "talk"
                    | "call"
                    | "conversation"
                    | "trip"
                    | "tour"
                    | "stay"
                    | "negotiation"
                    | "discussion"
                    | "phone"
            );
        if !noun || at == 0 {
            continue;
        }
        let mut start = at;
        while start > 0
            && matches!(tokens[start - 1].upos, Upos::Adj | Upos::Noun | Upos::Num)
            && at - start < 3
        {
            start -= 1;
        }
        let definite = start > 0
            && matches!(
                tokens[start - 1].lemma.as_str(),
                "the" | "this" | "these" | "his" | "her" | "their" | "its"
            );
        if !definite || start < 2 {
            continue;
        }
        let form = |back: usize| start.checked_sub(back).map(|at| tokens[at].form.to_lowercase());
        match (form(2).as_deref(), form(3).as_deref()) {
            (Some("to"), Some("prior")) | (Some("of"), Some("ahead")) | (Some("before" | "preceding"), _) => {
                return Setting::Before;
            }
            (Some("during" | "in" | "at" | "of" | "following" | "after" | "throughout" | "within"), _) => {
                return Setting::Same;
            }
            _ => {}
        }
    }
    Setting::None
}

/// Whoever heads a delegation comes with it, and its members, too.
pub(super) fn accompany(scope: &Scope<'_>, drafts: &mut [EventDraft]) {
    for party in parties(scope) {
        for draft in drafts.iter_mut() {
            // Of later meetings the text says whether the delegation was there.
            let sentence = draft.trigger.sentence;
            let near = sentence <= party.sentence && sentence + 1 >= party.sentence
                || draft.participants().any(|entity| entity == party.group)
                    && sentence.abs_diff(party.sentence) <= 1;
            if draft.kind != EventType::Consult || draft.nominal || !near {
                continue;
            }
            let is_of = |side: &[EntityIndex]| side.iter().any(|entity| party.all.contains(entity));
            let (acts, receives) = (is_of(&draft.actors), is_of(&draft.recipients));
            let side = match (acts, receives) {
                (true, false) => &mut draft.actors,
                (false, true) => &mut draft.recipients,
                _ => continue,
            };
            for entity in &party.all {
                if !side.contains(entity) {
                    side.push(*entity);
                }
            }
        }
    }
}

/// A delegation with its head and members.
struct Party {
    sentence: usize,
    group: EntityIndex,
    all: Vec<EntityIndex>,
}

fn parties(scope: &Scope<'_>) -> Vec<Party> {
    let mut found = Vec::new();
    for mention in &scope.mentions.mentions {
        let group = &scope.entities.list[mention.entity];
        let is_party = mention.kind == MentionKind::Description
            && group
                .said
                .first()
                .is_some_and(|noun| matches!(noun.as_str(), "delegation" | "team" | "entourage"));
        if !is_party {
            continue;
        }
        let at = TokenRef {
            sentence: mention.sentence,
            token: scope.item.head_of(mention.sentence, mention.tokens),
        };
        let leaders = leaders(scope, at, mention.tokens);
        if leaders.is_empty() {
            continue;
        }
        let mut all = leaders;
        for entity in std::iter::once(mention.entity).chain(members(scope, at, mention.tokens)) {
            if !all.contains(&entity) {
                all.push(entity);
            }
        }
        found.push(Party { sentence: mention.sentence, group: mention.entity, all });
    }
    found
}

fn heads(lemma: &str) -> bool {
    matches!(lemma, "head" | "lead" | "chair")
}

/// Who heads a delegation: "X headed a delegation", "a delegation headed by X", "X, at the head of a delegation".
fn leaders(scope: &Scope<'_>, at: TokenRef, (start, end): (usize, usize)) -> Vec<EntityIndex> {
    let tokens = &scope.item.sentences[at.sentence].tokens;
    let subject = |mut verb: usize| -> Vec<EntityIndex> {
        // "X arrived, heading a delegation": the subject is the verb's above.
        for _ in 0..3 {
            let nouns = scope.children(TokenRef { sentence: at.sentence, token: verb }, &[Deprel::Nsubj]);
            if !nouns.is_empty() {
                return nouns.into_iter().flat_map(|noun| scope.participants(noun)).collect();
            }
            match tokens[verb].head {
                Some(head) if tokens[verb].deprel == Deprel::Acl => {
                    return scope.participants(TokenRef { sentence: at.sentence, token: head });
                }
                Some(head) => verb = head,
                None => break,
            }
        }
        Vec::new()
    };
    if let Some(verb) = tokens[at.token].head
        && tokens[at.token].deprel == Deprel::Obj
        && heads(&tokens[verb].lemma)
    {
        return subject(verb);
    }
    if let Some(head) = tokens[at.token].head
        && tokens[head].lemma == "head"
        && let Some(verb) = tokens[head].head
    {
        return subject(verb);
    }
    // The clause may hang on any noun of the phrase: "a delegation of contractors headed by X".
    let agent = (start..end).flat_map(|noun| {
        scope.children(TokenRef { sentence: at.sentence, token: noun }, &[Deprel::Acl, Deprel::AclRelcl])
    });
    for clause in agent {
        if heads(&scope.item.token(clause.sentence, clause.token).lemma) {
            let by = scope.children(clause, &[Deprel::OblAgent, Deprel::Obl]);
            return by.into_iter().flat_map(|noun| scope.participants(noun)).collect();
        }
    }
    Vec::new()
}

/// Whom a delegation includes.
fn members(scope: &Scope<'_>, at: TokenRef, (start, _): (usize, usize)) -> Vec<EntityIndex> {
    let tokens = &scope.item.sentences[at.sentence].tokens;
    let includes = (start..tokens.len()).find(|verb| {
        matches!(tokens[*verb].lemma.as_str(), "include" | "comprise")
            && matches!(tokens[*verb].deprel, Deprel::AclRelcl | Deprel::Acl | Deprel::Root | Deprel::Conj)
    });
    let Some(verb) = includes else { return Vec::new() };
    let list = scope.children(TokenRef { sentence: at.sentence, token: verb }, &[Deprel::Obj]);
    let members = list.into_iter().flat_map(|noun| scope.participants(noun));
    members.filter(|member| !scope.entities.list[*member].said.iter().any(|word| word == "other")).collect()
}
