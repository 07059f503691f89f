//! `rasad who`: any spelling and script, with and without a desk.

use serde_json::Value;

use crate::run::{desk, file, rasad, sample};

fn who(name: &str) -> Value {
    rasad(sample(), &["who", name, "--json"]).ends_with(0).json()
}

#[test]
fn every_spelling_gives_the_same_person() {
    for name in ["Esmail Ghaani", "qaani-esmail", "قاآنی", "Qaani", "e:qaani-esmail"] {
        let answer = who(name);
        assert_eq!(answer["candidates"][0]["id"], "e:qaani-esmail", "{name}");
        assert_eq!(answer["known"]["name"], "Esmail Qaani", "{name}");
        assert!(answer["archive"]["entity"]["mentions"].as_u64().unwrap() > 3, "{name}");
    }
    let answer = who("Esmail Qaani");
    assert!(answer["known"]["offices"].to_string().contains("qods-force"), "{answer}");
    for key in ["spellings", "roles", "events", "counterparts", "outlets", "latest"] {
        assert!(answer["archive"].get(key).is_some(), "{key}");
    }
    let shown = rasad(sample(), &["who", "Ghaani"]).ends_with(0).stdout;
    for part in [
        "Esmail Qaani",
        "[qaani-esmail]",
        "Qods Force",
        "2020-01-03",
        "In the archive:",
        "CONSULT",
        "Latest events",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn a_name_that_many_bear_gives_a_list() {
    let answer = who("Mohammad");
    assert!(answer["known"].is_null() && answer["candidates"].as_array().unwrap().len() > 5);
    let shown = rasad(sample(), &["who", "Mohammad"]).ends_with(0).stdout;
    assert!(shown.starts_with("It may be:"), "{shown}");
    rasad(sample(), &["who", "Zzyzx Qwfpg"])
        .ends_with(1)
        .says(&["nobody of the name `Zzyzx Qwfpg` is known"]);
}

#[test]
fn people_whom_only_the_texts_know_are_found_too() {
    let here = desk("who-new");
    let text = "Minister of Magic Kingsley Shacklebolt met Geir Pedersen in London on November 3, 2020. \
                Shacklebolt praised the talks.\n";
    file(&here, "a.txt", text);
    rasad(&here, &["add", "a.txt"]).ends_with(0);
    let answer = rasad(&here, &["who", "shacklebolt", "--json"]).ends_with(0).json();
    assert!(answer["known"].is_null() && !answer["archive"].is_null(), "{answer}");
}

#[test]
fn a_desks_own_knowledge_counts() {
    let here = desk("who-own");
    let entry = "[[person]]\nid = \"qaani-esmail\"\nname = \"Ismail Qa'ani\"\ncountry = \"iran\"\n";
    file(&here, "knowledge/own.toml", entry);
    let answer = rasad(&here, &["who", "qaani-esmail", "--json"]).ends_with(0).json();
    assert_eq!(answer["known"]["name"], "Ismail Qa'ani");
}

#[test]
fn without_a_desk_the_program_answers() {
    let answer = rasad(&std::env::temp_dir(), &["who", "Hezbollah", "--json"]).ends_with(0).json();
    assert_eq!((&answer["known"]["id"], &answer["archive"]), (&"hezbollah".into(), &Value::Null));
}
