//! What the gazetteer finds and what it leaves alone.

use proptest::prelude::*;

use super::*;
use crate::KnowledgeFile;

const FILE: &str = r#"
[[country]]
id = "united-states"
code = "USA"
name = "United States"
definite = true
spellings = ["US", "U.S.", "America"]
adjectives = ["American"]

[[country]]
id = "iran"
code = "IRN"
name = "Iran"
spellings = ["ایران"]
adjectives = ["Iranian"]
metonyms = ["Tehran"]

[[body]]
id = "qods-force"
name = "Qods Force"

[[outlet]]
id = "fars"
name = "Fars"

[[person]]
id = "qaani-esmail"
name = "Esmail Qaani"
short = ["Qaani"]

[[person]]
id = "assad-bashar"
name = "Bashar al-Assad"

[[title]]
name = "Minister of Defense"
rank = 80
kind = "office"
"#;

fn found(text: &str) -> Vec<(String, String)> {
    let knowledge = Knowledge::load(&[KnowledgeFile { path: "test.toml", text: FILE }]).unwrap();
    let name = |form: &Form| match form.target {
        Target::Country(i) => knowledge.countries[i].id.clone(),
        Target::Body(i) => knowledge.bodies[i].id.clone(),
        Target::Outlet(i) => knowledge.outlets[i].id.clone(),
        Target::Person(i) => knowledge.people[i].id.clone(),
        Target::Title(i) => knowledge.titles[i].name.clone(),
        Target::Modifier(_) | Target::Place(_) => String::new(),
    };
    let matches = Gazetteer::new(&knowledge).find(text);
    matches.iter().map(|found| (found.span.of(text).to_owned(), name(&found.forms[0]))).collect()
}

#[test]
fn finds_names_in_any_spelling() {
    for (text, expected) in [
        ("Esmail Qa’ani's visit", vec![("Esmail Qa’ani", "qaani-esmail")]),
        ("QA'ANI said", vec![("QA'ANI", "qaani-esmail")]),
        ("he told us that the US and U.S. troops", vec![("US", "united-states"), ("U.S.", "united-states")]),
        ("in far fars", vec![]),
        (
            "Bashar Assad and Bashar Al-Assad",
            vec![("Bashar Assad", "assad-bashar"), ("Bashar Al-Assad", "assad-bashar")],
        ),
        (
            "the Iranian minister of defense",
            vec![("Iranian", "iran"), ("minister of defense", "Minister of Defense")],
        ),
        ("Qods\nForce, Tehran.", vec![("Qods\nForce", "qods-force"), ("Tehran", "iran")]),
        ("Qods. Force", vec![]),
        ("ایران", vec![("ایران", "iran")]),
    ] {
        let got = found(text);
        let got: Vec<(&str, &str)> = got.iter().map(|(text, id)| (text.as_str(), id.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn wrong_entries_are_reported_by_file_and_line() {
    let text = "[[person]]\nid = \"a\"\nname = \"A\"\n\n[[person]]\nid = \"b\"\nname = \"B\"\noffices = [{ title = \"X\", of = \"nowhere\" }]\n";
    let errors = Knowledge::load(&[KnowledgeFile { path: "p.toml", text }]).unwrap_err();
    assert_eq!(errors[0].to_string(), "p.toml:5: `b`: of = `nowhere` is the id of no body or country");
    let errors =
        Knowledge::load(&[KnowledgeFile { path: "p.toml", text: "[[person]]\nid = \"a\"\nnme = \"A\"\n" }])
            .unwrap_err();
    assert_eq!((errors[0].line, errors[0].message.contains("nme")), (3, true));
    let errors = Knowledge::load(&[KnowledgeFile { path: "p.tsv", text: "Homs\tsyria\tx\t36\t\tcity\t\n" }])
        .unwrap_err();
    assert_eq!(errors[0].line, 1);
}

proptest! {
    #[test]
    fn matches_lie_in_order_on_character_boundaries(text in "(\\PC|Iran|Qods Force|U\\.S\\.|'s| |-|al ){0,30}") {
        let knowledge = Knowledge::load(&[KnowledgeFile { path: "test.toml", text: FILE }]).unwrap();
        let mut end = 0;
        for found in Gazetteer::new(&knowledge).find(&text) {
            prop_assert!(found.span.start >= end && !found.span.of(&text).is_empty());
            end = found.span.end;
        }
    }
}
