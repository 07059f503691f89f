//! Every rule fires in its `yes` sentences and stays silent in its `no` sentences.

use rasad_events::{Lexicon, code};
use rasad_syntax::Model;

fn fired(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let sentences = Model::english().analyze(text);
    code(&sentences, lexicon).into_iter().map(|candidate| candidate.rule).collect()
}

/// Whether an example is listed in `tests/known_wrong.txt`.
fn is_known_wrong(rule: &str, text: &str) -> bool {
    let list = include_str!("../known_wrong.txt");
    list.lines().any(|line| line.split_once(" | ") == Some((rule, text)))
}

#[test]
fn rules_hold_what_their_examples_say() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    let mut n_known = 0;
    for rule in &lexicon.rules {
        for text in &rule.yes {
            let rules = fired(lexicon, text);
            if rule.silent {
                if !rules.is_empty() {
                    wrong.push(format!("{} does not silence {rules:?} in: {text}", rule.name));
                }
            } else if is_known_wrong(&rule.name, text) {
                n_known += 1;
                if rules.contains(&rule.name) {
                    wrong.push(format!(
                        "{} comes out right now, so strike it off the list: {text}",
                        rule.name
                    ));
                }
            } else if !rules.contains(&rule.name) {
                wrong.push(format!("{} is silent in: {text} (fired: {rules:?})", rule.name));
            }
        }
        for text in &rule.no {
            let fires = fired(lexicon, text).contains(&rule.name);
            if is_known_wrong(&rule.name, text) {
                n_known += 1;
                if !fires {
                    wrong.push(format!(
                        "{} comes out right now, so strike it off the list: {text}",
                        rule.name
                    ));
                }
            } else if fires {
                wrong.push(format!("{} fires in: {text}", rule.name));
            }
        }
    }
    let n_listed = include_str!("../known_wrong.txt").lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(n_known, n_listed, "the list names examples that no rule has");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
