//! `rasad compose` and `rasad demo`.

use crate::run::{desk, file, folder, rasad, sample};

#[test]
fn the_issue_comes_in_three_forms() {
    let period = ["compose", "--from", "2020-11-15", "--to", "2020-11-29"];
    let with = |more: &[&str]| {
        let args: Vec<&str> = period.iter().chain(more).copied().collect();
        rasad(sample(), &args)
    };
    let markdown = with(&[]).ends_with(0).says(&["items in", "left out"]);
    assert!(
        markdown.stdout.contains("Spotlight on Iran")
            && markdown.stdout.contains("Iranian Involvement in Syria")
    );
    let issue = with(&["--json"]).ends_with(0).json();
    assert!(issue.is_object(), "{issue}");
    let out = folder("compose-out");
    for (name, begins) in [("a.html", "<!"), ("a.md", "#"), ("a.json", "{")] {
        let path = out.join(name);
        with(&["-o", path.to_str().unwrap()]).ends_with(0).says(&[name]);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.to_lowercase().trim_start().starts_with(begins), "{name}: {}", &text[..80]);
    }
    let names: Vec<_> = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "nothing unfinished is left behind: {names:?}");
    assert_eq!(with(&["--format", "html"]).stdout, with(&["--format", "html"]).stdout);
}

#[test]
fn what_can_not_be_composed_is_said() {
    let path = sample();
    let pdf = rasad(path, &["compose", "-o", "issue.pdf"]).ends_with(2);
    pdf.says(&["error: issues are not written as `.pdf`", "hint: "]);
    rasad(path, &["compose", "--from", "2020-11-29", "--to", "2020-11-15"])
        .ends_with(2)
        .says(&["lies before"]);
    rasad(path, &["compose", "--from", "1999-01-01", "--to", "1999-01-15"]).ends_with(1).says(&["0 items"]);
    rasad(path, &["compose", "-o", "no/such/folder/a.md"])
        .ends_with(2)
        .says(&["can't be written", "hint: make its folder"]);
    let plain = desk("compose-plain");
    rasad(&plain, &["compose", "--from", "2020-11-15"])
        .ends_with(2)
        .says(&["has no subject or no arenas", "[[arena]]"]);
}

#[test]
fn the_demo_needs_a_folder_of_its_own() {
    let here = folder("demo-in-the-way");
    file(&here, "mine/notes.txt", "keep this");
    rasad(&here, &["demo", "--dir", "mine", "--no-serve"])
        .ends_with(2)
        .says(&["`mine` exists already", "hint: "]);
    assert_eq!(std::fs::read_dir(here.join("mine")).unwrap().count(), 1);
    let run = rasad(&here, &["demo", "--dir", "new", "--no-serve"]).ends_with(0);
    for part in
        ["stands in new", "added", "new/issues/2020-11-29.html", "Try next:", "rasad who Ghaani --desk new"]
    {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    // What somebody changed stays.
    file(
        &here,
        "new/desk.toml",
        std::fs::read_to_string(here.join("new/desk.toml")).unwrap().replace("Spotlight", "Light"),
    );
    rasad(&here, &["demo", "--dir", "new", "--json"]).ends_with(0);
    let status = rasad(&here, &["status", "--desk", "new", "--json"]).json();
    assert_eq!(status["name"], "Light on Iran");
}
