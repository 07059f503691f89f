//! Captions: "The minister with his Syrian counterpart (SANA, 4 September)" shows a meeting that no verb tells.

use rasad_events::{EventType, Status, TokenRef};
use rasad_syntax::Upos;

use super::draft::{self, EventDraft};
use super::participant::Scope;
use crate::mention::{EntityIndex, MentionKind};
use crate::model::EntityKind;

/// How sure it is that people in one picture met.
const CONFIDENCE: f64 = 0.55;

/// The people whom a sentence of a caption names, in order, each once.
pub(super) fn people(scope: &Scope<'_>, sentence: usize) -> Vec<EntityIndex> {
    let mut found: Vec<EntityIndex> = Vec::new();
    for mention in &scope.mentions.mentions {
        let entity = mention.entity;
        let names = matches!(mention.kind, MentionKind::Name | MentionKind::Title | MentionKind::Description);
        let kind = scope.entities.list[entity].kind;
        if mention.sentence == sentence
            && names
            && matches!(kind, EntityKind::Person | EntityKind::Group)
            && !found.contains(&entity)
        {
            found.push(entity);
        }
    }
    found
}

/// The meeting that a caption shows, where no event of it tells one.
pub(super) fn meeting(scope: &Scope<'_>, drafts: &[EventDraft]) -> Option<EventDraft> {
    if !drafts.is_empty() {
        return None;
    }
    for sentence in 0..scope.item.sentences.len() {
        let tokens = &scope.item.sentences[sentence].tokens;
        if tokens.iter().any(|token| token.upos == Upos::Verb && token.feats.is_finite()) {
            continue;
        }
        let meets = |lemma: &str| {
            matches!(
                lemma,
                "with" | "meeting" | "visit" | "reception" | "talk" | "handshake" | "meet" | "receive"
            )
        };
        let Some(word) = tokens.iter().position(|token| meets(&token.lemma.to_lowercase())) else { continue };
        let actors = people(scope, sentence);
        if actors.len() < 2 {
            continue;
        }
        let trigger = TokenRef { sentence, token: word };
        return Some(EventDraft {
            kind: EventType::Consult,
            mode: None,
            contexts: Vec::new(),
            actors,
            recipients: Vec::new(),
            host_from_place: false,
            date: None,
            place: None,
            status: Status::Asserted,
            claimants: Vec::new(),
            citations: Vec::new(),
            confidence: CONFIDENCE,
            evidence: draft::sentence_span(scope.item, sentence),
            trigger,
            absorbed: Vec::new(),
            trigger_span: super::token_span(scope.item, trigger),
            rule: "consult/caption".to_owned(),
            cameo: Some("040".to_owned()),
            nominal: true,
            promised: false,
            goes_on: false,
        });
    }
    None
}
