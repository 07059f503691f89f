//! Who else a noun brings in: what "including" lists, and those between whom an act is.

use rasad_events::TokenRef;
use rasad_syntax::Deprel;

use super::participant::{MAX_DEPTH, Scope};
use crate::mention::EntityIndex;

impl Scope<'_> {
    /// What "including", "such as" and "among them" list.
    pub(super) fn listed(&self, at: TokenRef) -> Vec<TokenRef> {
        let mut found = Vec::new();
        for child in
            self.children(at, &[Deprel::Nmod, Deprel::Acl, Deprel::Appos, Deprel::Advcl, Deprel::Obl])
        {
            let preposition = self.item.preposition(at.sentence, child.token);
            let form = self.item.token(child.sentence, child.token).form.to_lowercase();
            if matches!(preposition.as_deref(), Some("including" | "such")) {
                found.push(child);
            } else if form == "including" {
                found.extend(self.children(child, &[Deprel::Obj]));
            }
        }
        found
    }

    /// Those between whom an act is, where the phrase hangs on a noun below the act's own.
    pub(super) fn between(&self, at: TokenRef) -> Vec<EntityIndex> {
        let mut below = vec![at];
        for _ in 0..MAX_DEPTH {
            let nouns: Vec<TokenRef> =
                below.iter().flat_map(|noun| self.children(*noun, &[Deprel::Nmod])).collect();
            let found = nouns
                .iter()
                .find(|noun| self.item.preposition(noun.sentence, noun.token).as_deref() == Some("between"));
            if let Some(noun) = found {
                return self.participants(*noun);
            }
            below = nouns;
        }
        Vec::new()
    }
}
