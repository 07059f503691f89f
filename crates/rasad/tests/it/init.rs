//! `rasad init`, and what every command has in common.

use crate::run::{file, folder, rasad};

#[test]
fn a_new_desk_is_commented_and_whole() {
    let here = folder("init");
    let run = rasad(
        &here,
        &["init", "desk", "--name", "A \"quoted\" name", "--subject", "Iran", "--period-days", "15"],
    );
    let run = run.ends_with(0);
    assert!(run.stdout.contains("rasad add PATH --desk desk"), "{run:?}");
    let settings = std::fs::read_to_string(here.join("desk/desk.toml")).unwrap();
    for part in [
        "name = \"A \\\"quoted\\\" name\"",
        "subject = \"iran\"",
        "period_days = 15",
        "# [[arena]]",
        "# The title",
    ] {
        assert!(settings.contains(part), "{part}: {settings}");
    }
    let status = rasad(&here.join("desk"), &["status", "--json"]).ends_with(0).json();
    assert_eq!((&status["name"], &status["documents"]), (&"A \"quoted\" name".into(), &0.into()));
    // The commented arenas are right once their marks are taken away.
    let with_arenas = settings.replace("\n# [[arena]]", "\n[[arena]]").replace("\n# name = ", "\nname = ");
    let with_arenas = ["heading", "countries", "bodies", "people"]
        .iter()
        .fold(with_arenas, |text, key| text.replace(&format!("\n# {key} = "), &format!("\n{key} = ")));
    file(&here, "desk/desk.toml", with_arenas);
    let status = rasad(&here.join("desk"), &["status", "--json"]).ends_with(0).json();
    assert_eq!(status["arenas"], serde_json::json!(["Syria", "Lebanon"]));
}

#[test]
fn a_desk_is_never_overwritten() {
    let here = folder("init-twice");
    rasad(&here, &["init", "."]).ends_with(0);
    rasad(&here, &["init", "."]).ends_with(2).says(&["error: `.` holds a desk already", "hint: "]);
    file(&here, "plain", "x");
    rasad(&here, &["init", "plain"]).ends_with(2).says(&["error: `plain`", "hint: "]);
    assert_eq!(std::fs::read_to_string(here.join("plain")).unwrap(), "x");
    rasad(&here, &["init", "new", "--subject", "Narnia"])
        .ends_with(2)
        .says(&["`Narnia` is no country", "hint: "]);
    assert!(!here.join("new").exists(), "nothing is half made");
}

#[test]
fn without_a_desk_commands_say_how_to_get_one() {
    // Above the target folder there may be a desk on somebody's machine; here there is none.
    let here = std::env::temp_dir();
    for args in [
        &["add", "x"][..],
        &["search", "x"],
        &["events"],
        &["timeline"],
        &["status"],
        &["compose"],
        &["serve"],
    ] {
        rasad(&here, args)
            .ends_with(2)
            .says(&["error: there is no desk in", "hint: make one with `rasad init DIR`"]);
        let named: Vec<&str> = args.iter().copied().chain(["--desk", "no/such"]).collect();
        rasad(&here, &named).ends_with(2).says(&["error: there is no desk in `no/such`", "rasad init"]);
    }
}

#[test]
fn a_desk_is_found_from_inside() {
    let here = folder("inside");
    rasad(&here, &["init", ".", "--name", "Found"]).ends_with(0);
    std::fs::create_dir_all(here.join("a/b")).unwrap();
    let status = rasad(&here.join("a/b"), &["status", "--json"]).ends_with(0).json();
    assert_eq!(status["name"], "Found");
}

#[test]
fn wrong_settings_are_named_by_line_with_the_remedy() {
    let here = folder("wrong-settings");
    rasad(&here, &["init", "."]).ends_with(0);
    file(&here, "desk.toml", "name = \"X\"\n[[arena]]\nname = \"A\"\npeople = [\"bashar-al-assad\"]\n");
    for args in [&["status"][..], &["add", "desk.toml"], &["events", "--arena", "A"]] {
        rasad(&here, args).ends_with(2).says(&[
            "desk.toml:4: `bashar-al-assad`",
            "did you mean `assad-bashar`?",
            "hint: ",
        ]);
    }
    // Looking up what would be right works all the same.
    rasad(&here, &["who", "Bashar Assad"]).ends_with(0);
    file(&here, "desk.toml", "name = \"X\"\n");
    file(&here, "knowledge/own.toml", "[[person]]\nid = \"x\"\nname = \"X\"\ncountry = \"narnia\"\n");
    rasad(&here, &["status"])
        .ends_with(2)
        .says(&["own.toml:1: `x`: country = `narnia` is the id of no country"]);
}

#[test]
fn version_and_help_load_nothing() {
    let here = folder("help");
    assert!(rasad(&here, &["--version"]).ends_with(0).stdout.starts_with("rasad "));
    assert!(rasad(&here, &["--help"]).ends_with(0).stdout.contains("demo"));
    for command in
        ["read", "init", "add", "search", "events", "who", "timeline", "compose", "serve", "demo", "status"]
    {
        let help = rasad(&here, &[command, "--help"]).ends_with(0).stdout;
        assert!(command == "serve" || help.contains("--json"), "{command}: {help}");
    }
    rasad(&here, &[]).ends_with(2);
    rasad(&here, &["nonsense"]).ends_with(2).says(&["error: "]);
}
