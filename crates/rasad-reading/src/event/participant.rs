//! From the words that stand for participants to the participants.

use rasad_events::TokenRef;
use rasad_syntax::{Deprel, Upos};

use crate::mention::{Entities, EntityIndex, ItemMentions, ItemText, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// How deep owners of owners are followed: "targets on the territory of Syria".
pub(super) const MAX_DEPTH: usize = 4;

/// What participants are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) reader: &'a Reader,
    pub(super) item: &'a ItemText<'a>,
    pub(super) mentions: &'a ItemMentions,
    pub(super) entities: &'a Entities,
}

impl Scope<'_> {
    /// The participants that a word stands for, with those joined to it.
    pub(super) fn participants(&self, at: TokenRef) -> Vec<EntityIndex> {
        let mut found = Vec::new();
        self.collect(at, 0, &mut found);
        let mut unique = Vec::new();
        for entity in found {
            if !unique.contains(&entity) {
                unique.push(entity);
            }
        }
        unique
    }

    fn collect(&self, at: TokenRef, depth: usize, found: &mut Vec<EntityIndex>) {
        if depth > MAX_DEPTH {
            return;
        }
        // "senior officials, including the minister": those named stand for the rest.
        let listed = self.listed(at);
        if !listed.is_empty() {
            let before = found.len();
            for noun in listed {
                self.collect(noun, depth + 1, found);
            }
            // "two Danes, including one with Irish papers": a country is none of them.
            if found[before..].iter().any(|one| self.entities.list[*one].kind != EntityKind::Country) {
                return;
            }
            found.truncate(before);
        }
        let before = found.len();
        found.extend(self.one(at, depth));
        // "senior officials, chief among them the minister": here, too.
        let group = |list: &[EntityIndex]| {
            !list.is_empty() && list.iter().all(|e| self.entities.list[*e].kind == EntityKind::Group)
        };
        if group(&found[before..]) {
            let named: Vec<EntityIndex> = self
                .children(at, &[Deprel::Appos])
                .into_iter()
                .filter(|appos| {
                    self.mentions
                        .at(appos.sentence, appos.token)
                        .is_some_and(|m| self.entities.list[m.entity].kind == EntityKind::Person)
                })
                .flat_map(|appos| self.participants(appos))
                .collect();
            if !named.is_empty() {
                found.truncate(before);
                found.extend(named);
                return;
            }
        }
        // A list by commas is often read as appositions: another person in one is another participant.
        for appos in self.children(at, &[Deprel::Appos]) {
            let others = self.covering(appos);
            let people = |list: &[EntityIndex]| {
                !list.is_empty() && list.iter().all(|e| self.entities.list[*e].kind == EntityKind::Person)
            };
            if !people(&others)
                || !people(&found[before..])
                || others.iter().any(|other| found[before..].contains(other))
            {
                continue;
            }
            match (self.is_described(at), self.is_described(appos)) {
                // "a member of the council, Ali Nasser": the name says who it is.
                (true, false) => {
                    found.truncate(before);
                    self.collect(appos, depth + 1, found);
                }
                // "Ali Nasser, a member of the council": nobody else.
                (_, true) => {}
                (false, false) => self.collect(appos, depth + 1, found),
            }
        }
        let alone = found.len() == before;
        for conj in self.children(at, &[Deprel::Conj]) {
            if self.is_nominal(conj) {
                self.collect(conj, depth + 1, found);
            }
        }
        // "commanders and warehouses of the Qods Force": the owner may hang on the last one only.
        if alone && found.len() == before {
            for conj in self.children(at, &[Deprel::Conj]) {
                self.owner(conj, depth + 1, found);
            }
        }
    }

    fn one(&self, at: TokenRef, depth: usize) -> Vec<EntityIndex> {
        let token = self.item.token(at.sentence, at.token);
        let form = token.form.to_lowercase();
        let covering: Vec<EntityIndex> = self.covering(at);
        if !covering.is_empty() {
            let both = self.of_two_countries(at, &covering);
            return if both.is_empty() { covering } else { both };
        }
        let mut found = Vec::new();
        let words = self.reader.words;
        if words.government.contains(&form)
            || words.instruments.contains(&form)
            || words.belongings.contains(&form)
        {
            self.owner(at, depth, &mut found);
        } else if self.reader.knowledge.body_heads.contains_key(&form)
            || matches!(form.as_str(), "forces" | "troops" | "army" | "police" | "military")
        {
            // "Iraqi forces", "the Syrian army" without a name of its own: the country acts.
            self.owner(at, depth, &mut found);
        } else if matches!(token.deprel, Deprel::Appos) || token.upos == Upos::Num {
            self.owner(at, depth, &mut found);
        }
        if found.is_empty() {
            for appos in self.children(at, &[Deprel::Appos, Deprel::Flat, Deprel::NmodDesc]) {
                found.extend(self.covering(appos));
            }
        }
        // "French warships", "the first deployment of NATO troops": whoever something belongs to acts by it
        // and is met by what happens to it.
        let owned =
            matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num) && !words.not_owned.contains(&form);
        // "its border with Peru": the other side of it.
        if words.borders.contains(&form) {
            for child in self.children(at, &[Deprel::Nmod]) {
                if self.item.preposition(at.sentence, child.token).as_deref() == Some("with") {
                    self.collect(child, depth + 1, &mut found);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        if found.is_empty() && owned {
            self.owner(at, depth, &mut found);
        }
        found
    }

    /// Whether a word stands for somebody by a description, not by a name or a title.
    fn is_described(&self, at: TokenRef) -> bool {
        self.mentions
            .at(at.sentence, at.token)
            .is_some_and(|mention| mention.kind == MentionKind::Description)
    }

    /// The countries of "Polish and Czech negotiators": a group of two countries is both.
    fn of_two_countries(&self, at: TokenRef, covering: &[EntityIndex]) -> Vec<EntityIndex> {
        let group = |e: &EntityIndex| self.entities.list[*e].kind == EntityKind::Group;
        if !covering.iter().all(group) {
            return Vec::new();
        }
        let Some(mention) = self.mentions.at(at.sentence, at.token) else { return Vec::new() };
        let adjective = |token: usize| {
            let here = |m: &&crate::mention::LocalMention| {
                m.sentence == at.sentence
                    && m.tokens == (token, token + 1)
                    && m.kind == MentionKind::Adjective
            };
            self.mentions.mentions.iter().find(here).map(|mention| mention.entity)
        };
        let joined = (mention.tokens.0 + 1..at.token).find(|token| {
            self.item.token(at.sentence, *token).form == "and"
                && adjective(*token - 1).is_some()
                && adjective(*token + 1).is_some()
        });
        joined.map(|and| [and - 1, and + 1].into_iter().filter_map(adjective).collect()).unwrap_or_default()
    }

    /// The entities whose mention covers a token and is about it: the adjective of a country inside a
    /// phrase is not.
    pub(super) fn covering(&self, at: TokenRef) -> Vec<EntityIndex> {
        let mut best: Option<(usize, MentionKind)> = None;
        let mut found: Vec<EntityIndex> = Vec::new();
        for mention in &self.mentions.mentions {
            let covers = mention.sentence == at.sentence
                && mention.tokens.0 <= at.token
                && at.token < mention.tokens.1;
            if !covers {
                continue;
            }
            let length = mention.tokens.1 - mention.tokens.0;
            let key = (length, mention.kind);
            if best.is_none_or(|(best_length, _)| length > best_length) {
                found.clear();
                best = Some(key);
            }
            if best.is_some_and(|(best_length, _)| best_length == length) {
                found.push(mention.entity);
            }
        }
        found
    }

    /// Whoever owns what a noun names: possessive, "of", adjective of a country, "belonging to".
    fn owner(&self, at: TokenRef, depth: usize, found: &mut Vec<EntityIndex>) {
        if depth > MAX_DEPTH {
            return;
        }
        let before = found.len();
        // "the Turkish Anadolu news agency": a name says more than the adjective of a country.
        let owners = self.children(at, &[Deprel::NmodPoss, Deprel::Amod, Deprel::Compound, Deprel::NmodDesc]);
        for wanted in [false, true] {
            for child in &owners {
                let mention = self.mentions.at(child.sentence, child.token);
                if mention.is_some_and(|m| (m.kind == MentionKind::Adjective) == wanted) {
                    found.extend(self.covering(*child));
                    // "the Turkish and Greek sides": of both.
                    for conj in self.children(*child, &[Deprel::Conj]) {
                        found.extend(self.covering(conj));
                    }
                } else if mention.is_none() && wanted {
                    // "US Predator attacks", "the Haitian government officials": the adjective of the noun before.
                    for inner in self.children(*child, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]) {
                        found.extend(self.covering(inner));
                    }
                }
            }
            if found.len() > before {
                return;
            }
        }
        if found.len() > before {
            return;
        }
        for child in self.children(at, &[Deprel::Nmod]) {
            let preposition = self.item.preposition(at.sentence, child.token);
            if matches!(preposition.as_deref(), Some("of" | "belonging to" | "for" | "from" | "in")) {
                self.collect(child, depth + 1, found);
            }
            if found.len() > before {
                return;
            }
        }
        for clause in self.children(at, &[Deprel::Acl, Deprel::AclRelcl]) {
            let lemma = self.item.token(clause.sentence, clause.token).lemma.to_lowercase();
            if matches!(
                lemma.as_str(),
                "belong" | "back" | "link" | "affiliate" | "tie" | "own" | "hold" | "control"
            ) {
                for owner in self.children(clause, &[Deprel::Obl, Deprel::OblAgent]) {
                    self.collect(owner, depth + 1, found);
                }
            }
        }
    }

    pub(super) fn children(&self, at: TokenRef, deprels: &[Deprel]) -> Vec<TokenRef> {
        let tokens = &self.item.sentences[at.sentence].tokens;
        (0..tokens.len())
            .filter(|child| tokens[*child].head == Some(at.token) && deprels.contains(&tokens[*child].deprel))
            .map(|token| TokenRef { sentence: at.sentence, token })
            .collect()
    }

    fn is_nominal(&self, at: TokenRef) -> bool {
        matches!(
            self.item.token(at.sentence, at.token).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X | Upos::Adj
        )
    }

    /// The country that an entity speaks or stands for.
    pub(super) fn country(&self, entity: EntityIndex) -> Option<&str> {
        self.entities.list[entity].country.as_deref()
    }

    /// Whether an entity can take part in an act.
    pub(super) fn is_participant(&self, entity: EntityIndex) -> bool {
        self.entities.list[entity].kind != EntityKind::Place
    }
}
