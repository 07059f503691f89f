//! `rasad unknown`, and what comes of adding what it says.

use std::fs;

use crate::run::{desk, file, folder, rasad};

const TEXT: &str = "Mohammad Javad Zarif confabulated with Bashar al-Assad. Hassan Rouhani confabulated with Bashar \
                    al-Assad.\n\nSyrian General Ahmad Fazburi met Bashar al-Assad.\n";

#[test]
fn what_is_unknown_is_counted_and_can_be_added() {
    let desk = desk("unknown-add");
    file(&desk, "a.txt", TEXT);
    let run = rasad(&desk, &["unknown", "a.txt", "--date", "2020-11-24"]).ends_with(0);
    for part in [
        "2 confabulate   `confabulate +with`",
        "Ahmad Fazburi   (person",
        "“Syrian General Ahmad Fazburi",
        "[[rule]]",
    ] {
        assert!(run.stdout.contains(part), "`{part}` is missing: {}", run.stdout);
    }
    let found = rasad(&desk, &["unknown", "a.txt", "--json"]).ends_with(0).json();
    let rule = found["verbs"][0]["line"].as_str().unwrap().replace("STATE", "CONSULT");
    let name =
        found["names"].as_array().unwrap().iter().find(|name| name["name"] == "Ahmad Fazburi").unwrap();
    file(&desk, "lexicon/own.toml", rule);
    file(&desk, "knowledge/own.toml", name["line"].as_str().unwrap());
    let after = rasad(&desk, &["unknown", "a.txt", "--desk", ".", "--json"]).json();
    assert_eq!(after["verbs"].as_array().unwrap().len(), 0, "{after}");
    assert!(!after["names"].to_string().contains("Fazburi"), "{after}");
    let records = rasad(&desk, &["read", "a.txt", "--desk", ".", "--json"]).ends_with(0).records();
    let own = records.iter().filter(|record| record["rule"] == "own/confabulate").count();
    assert_eq!(own, 2, "{records:#?}");
    assert!(records.iter().any(|record| record["id"] == "e:fazburi-ahmad" && record["known"] == true));
    // The same over the archive of the desk.
    rasad(&desk, &["add", "a.txt"]).ends_with(0);
    fs::remove_file(desk.join("lexicon/own.toml")).unwrap();
    let archive = rasad(&desk, &["unknown", "--only", "verbs", "--csv"]).ends_with(0);
    assert!(archive.stdout.contains("verb,confabulate,,2,confabulate +with,"), "{}", archive.stdout);
}

#[test]
fn wrong_lines_are_named_and_nothing_unknown_is_said() {
    let desk = desk("unknown-wrong");
    file(&desk, "a.txt", "Bashar al-Assad met Hassan Rouhani.\n");
    rasad(&desk, &["unknown", "a.txt"]).ends_with(1);
    file(&desk, "lexicon/own.toml", "\n[[rule]]\nname = \"x\"\ntype = \"MEET\"\nverbs = [\"x\"]\n");
    rasad(&desk, &["unknown", "a.txt", "--desk", "."]).ends_with(2).says(&[
        "lexicon/own.toml:2:",
        "`MEET`",
        "hint: ",
    ]);
    let here = folder("unknown-missing");
    rasad(&here, &["unknown", "missing.txt"]).ends_with(2).says(&["missing.txt"]);
    rasad(&here, &["unknown"]).ends_with(2).says(&["no desk"]);
}
