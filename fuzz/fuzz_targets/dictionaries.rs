//! Actor, agent and verb dictionaries: any text is understood or named as a fault, and rules can be written and read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rasad_events::dictionary::{parse_verbs, rules};
use rasad_events::lexicon::Pattern;
use rasad_names::dictionary::{Codes, parse_actors, parse_agents};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let n_lines = text.lines().count();
    let actors = parse_actors(text);
    let agents = parse_agents(text);
    let verbs = parse_verbs(text);
    let made = rules(&verbs, "fuzz");
    for fault in actors.faults.iter().chain(&agents.faults).chain(&made.faults) {
        assert!(fault.line >= 1 && fault.line <= n_lines, "{fault}");
    }
    for pattern in made.rules.iter().flat_map(|rule| &rule.verbs) {
        assert!(Pattern::parse_all(&pattern.to_string()).is_ok(), "{pattern}");
    }
    let mut codes = Codes::default();
    codes.add_agents(&agents.entries);
    let _ = codes.of("e:x", Some("IRN"), &[text.get(..40).unwrap_or("")], None);
});
