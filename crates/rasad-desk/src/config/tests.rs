//! Settings that are right, and the messages about those that are not.

use super::*;

const SAMPLE: &str = include_str!("../../../../examples/desk/desk.toml");

fn messages(text: &str) -> Vec<String> {
    match Config::parse("desk.toml", text) {
        Ok(config) => {
            config.check("desk.toml", Knowledge::builtin()).iter().map(ToString::to_string).collect()
        }
        Err(wrong) => wrong.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_sample_desk_is_right() {
    let config = Config::parse("desk.toml", SAMPLE).unwrap();
    assert_eq!(config.check("desk.toml", Knowledge::builtin()), []);
    assert_eq!((config.name.as_str(), config.period_days), ("Spotlight on Iran", 15));
    assert_eq!(config.arenas.len(), 6);
    assert_eq!(config.arena("palestinian arena").unwrap().name, "the Palestinian Arena");
    assert_eq!(config.arena("Iranian involvement in SYRIA").unwrap().name, "Syria");
    assert_eq!(config.arena("Mars"), None);
}

#[test]
fn little_is_needed() {
    let config = Config::parse("desk.toml", "name = \"X\"").unwrap();
    assert_eq!((config.period_days, config.house_spelling.as_str()), (7, "knowledge"));
    assert!(config.arenas.is_empty() && config.subject.is_none() && config.editor.is_none());
}

#[test]
fn wrong_entries_are_named_by_line_with_the_remedy() {
    for (text, expected) in [
        ("name = ", "desk.toml:1: "),
        ("name = \"X\"\nperiod = 7", "desk.toml:2: unknown field `period`"),
        ("name = \"X\"\nperiod_days = 0", "desk.toml:2: `period_days` is 0, and must be 1 to 366"),
        ("name = \"X\"\n\nlanguages = [\"en\", \"Persian\"]", "desk.toml:3: `Persian` is no language"),
        ("name = \"X\"\nhouse_spelling = \"../k\"", "desk.toml:2: `../k` leads out of the desk"),
        ("name = \"X\"\n[[arena]]\nname = \"A\"", "desk.toml:2: the arena `A` is empty"),
        ("subject = \"iran\"", "desk.toml:1: missing field `name`"),
        (
            "name = \"X\"\nsubject = \"irann\"",
            "desk.toml:2: `irann` is the id of no country, body or person; did you mean `iran`?",
        ),
        (
            "name = \"X\"\n[[arena]]\nname = \"A\"\npeople = [\n \"bashar-al-assad\",\n]",
            "desk.toml:5: `bashar-al-assad` is the id of no person; did you mean `assad-bashar`?",
        ),
        (
            "name = \"X\"\n[[arena]]\nname = \"A\"\ncountries = [\"hezbollah\"]",
            "desk.toml:4: `hezbollah` is the id of no country; look it up with `rasad who NAME`",
        ),
    ] {
        let found = messages(text);
        assert!(found.first().is_some_and(|first| first.starts_with(expected)), "{text}: {found:?}");
    }
}
