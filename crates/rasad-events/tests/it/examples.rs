//! Every rule fires in its `yes` sentences and stays silent in its `no` sentences.

use rasad_events::{Lexicon, code};
use rasad_syntax::Model;

fn fired(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let sentences = Model::english().analyze(text);
    code(&sentences, lexicon).into_iter().map(|candidate| candidate.rule).collect()
}

#[test]
fn rules_hold_what_their_examples_say() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for rule in &lexicon.rules {
        for text in &rule.yes {
            let rules = fired(lexicon, text);
            if rule.silent {
                if !rules.is_empty() {
                    wrong.push(format!("{} does not silence {rules:?} in: {text}", rule.name));
                }
            } else if !rules.contains(&rule.name) {
                wrong.push(format!("{} is silent in: {text} (fired: {rules:?})", rule.name));
            }
        }
        for text in &rule.no {
            if fired(lexicon, text).contains(&rule.name) {
                wrong.push(format!("{} fires in: {text}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
