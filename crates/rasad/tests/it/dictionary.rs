//! Dictionaries in the formats of older coders: what is understood, what is named, and that reading uses them.

use crate::run::{desk, file, folder, rasad};

const ACTORS: &str = "# actors of a country that does not exist\nLORD_MAGNUS_VEIL_\n\t[IRNELI]\n\t[IRNGOV 20200101-20201130]\n\
                      \t[IRNOPP >20201201]\n+MAGNUS_VEIL_\nTHE_SILVER_LEAGUE_ [SYRREB]\nBROKEN_ONE [X]\n";
const AGENTS: &str =
    "!MINIST! = MINISTER, MINISTERS, MINISTRY\n!MINIST!_OF_WINDS [~GOV]\nPOLICE {} [~COP]\nBAD [GOV]\n";
const VERBS: &str = "&PARLEY\n+PARLEY\n+PARLEYS\n--- HOBNOB [040] ---\nHOBNOB {HOBNOBS HOBNOBBED HOBNOBBING }\n\
                     - * (WITH) [042]\n--- SNUB [120] ---\nSNUB {SNUBS SNUBBED SNUBBING }\n- * {VERY OLD FRIEND} [121]\n~ a b\n";

#[test]
fn dictionaries_are_looked_at() {
    let here = folder("dictionary-look");
    for (name, text) in
        [("a.actors.txt", ACTORS), ("a.agents.txt", AGENTS), ("a.verbs.txt", VERBS), ("x.txt", VERBS)]
    {
        file(&here, name, text);
    }
    let run = rasad(&here, &["dictionary", "a.actors.txt", "a.agents.txt", "a.verbs.txt"]).ends_with(1);
    for part in [
        "a.actors.txt:8: `[X]`: `X` is no code",
        "a.actors.txt: 2 actors read, ",
        "a.agents.txt:4: `BAD [GOV]`: a code has a tilde",
        "a.agents.txt: 4 agents read, 1 skipped",
        "a.verbs.txt:9: `* {VERY OLD FRIEND}`: more than two words",
        "a.verbs.txt:10: `~ a b`: transformations",
        "a.verbs.txt: 3 verbs and patterns read, 2 skipped",
    ] {
        assert!(run.stdout.contains(part), "`{part}` is missing: {}", run.stdout);
    }
    let json = rasad(&here, &["dictionary", "a.verbs.txt", "--json"]).json();
    assert_eq!((&json[0]["kind"], &json[0]["faults"][0]["line"]), (&"verbs".into(), &9.into()));
    rasad(&here, &["dictionary", "x.txt"]).ends_with(2).says(&["x.txt", "--kind"]);
    let rules = rasad(&here, &["dictionary", "--kind", "verbs", "x.txt", "--rules"]).stdout;
    assert!(rules.contains("\"hobnob +with\"") && rules.contains("cameo = \"042\""), "{rules}");
    // What is printed can be read.
    let desk = desk("dictionary-rules");
    file(&desk, "lexicon/x.toml", &rules);
    rasad(&desk, &["status"]).ends_with(0);
}

#[test]
fn reading_uses_the_dictionaries_of_a_desk() {
    let desk = desk("dictionary-read");
    let text = "Lord Magnus Veil hobnobbed with the Silver League.\n";
    file(&desk, "a.txt", text);
    let events = |date: &str| {
        let run = rasad(&desk, &["read", "a.txt", "--desk", ".", "--date", date, "--json"]).ends_with(0);
        run.records().into_iter().filter(|record| record["kind"] == "event").collect::<Vec<_>>()
    };
    assert_eq!(events("2020-11-24").len(), 0);
    for (name, text) in [("mine.actors.txt", ACTORS), ("mine.agents.txt", AGENTS), ("mine.verbs.txt", VERBS)]
    {
        file(&desk, &format!("lexicon/{name}"), text);
    }
    for (date, code) in [("2019-05-05", "IRNELI"), ("2020-11-24", "IRNGOV"), ("2021-11-24", "IRNOPP")] {
        let found = events(date);
        assert_eq!(found.len(), 1, "{found:?}");
        let event = &found[0];
        assert_eq!(
            (&event["rule"], &event["cameo"], &event["mode"]),
            (&"mine/042".into(), &"042".into(), &"visit".into())
        );
        assert_eq!(
            (&event["actor_codes"], &event["recipient_codes"]),
            (&serde_json::json!([code]), &serde_json::json!(["SYRREB"]))
        );
    }
    rasad(&desk, &["status"])
        .ends_with(0)
        .says(&["mine.verbs.txt: 3 verbs and patterns read, 2 skipped", "`rasad dictionary`"]);
    let run = rasad(&desk, &["dictionary"]).ends_with(1);
    assert!(run.stdout.contains("mine.agents.txt: 4 agents read"), "{}", run.stdout);
}
