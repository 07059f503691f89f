//! `rasad explain`: text, JSON and drawings of why a text was read as it was.

use crate::run::{file, folder, rasad, rasad_fed};

const TEXT: &str = "On November 22, Mohammad Javad Zarif met with Bashar al-Assad in Damascus.\n\nZarif confabulated \
                    with an unknown guest. Iranian-backed militias <attacked> a base.\n";

#[test]
fn every_sentence_is_explained() {
    let here = folder("explain-text");
    file(&here, "a.txt", TEXT);
    let run = rasad(&here, &["explain", "a.txt", "--date", "2020-11-24"]).ends_with(0);
    for part in [
        "sentence 1\n",
        "met  VERB  root",
        "└─ ",
        "e:zarif-mohammad-javad  Mohammad Javad Zarif",
        "2020-11-22  (day)",
        "consult/",
        "is the event",
        "status asserted",
        "CAMEO",
        "verbs that no rule knows\n    confabulate",
        "is no event: ",
        "sentence 3\n",
    ] {
        assert!(run.stdout.contains(part), "`{part}` is missing: {}", run.stdout);
    }
    assert_eq!(rasad(&here, &["explain", "a.txt", "--date", "2020-11-24"]).stdout, run.stdout);
    let records = rasad(&here, &["explain", "a.txt", "--json"]).ends_with(0).records();
    assert_eq!(records.len(), 3);
    assert_eq!((&records[0]["rules"][0]["outcome"], &records[0]["sentence"]), (&"event".into(), &1.into()));
    assert_eq!(records[1]["unknown_verbs"][0], "confabulate");
}

#[test]
fn one_sentence_is_drawn() {
    let here = folder("explain-svg");
    file(&here, "a.txt", TEXT);
    let run = rasad(&here, &["explain", "a.txt", "--sentence", "3", "--format", "svg"]).ends_with(0);
    assert!(
        run.stdout.starts_with("<svg ") && run.stdout.contains("&lt;") && !run.stdout.contains("<attacked")
    );
    rasad(&here, &["explain", "a.txt", "--sentence", "3", "--svg", "tree.svg"]).ends_with(0);
    assert_eq!(std::fs::read_to_string(here.join("tree.svg")).unwrap(), run.stdout);
    rasad(&here, &["explain", "a.txt", "--format", "svg"]).ends_with(2).says(&["has 3", "--sentence N"]);
    rasad(&here, &["explain", "a.txt", "--sentence", "9"]).ends_with(2).says(&["no sentence 9"]);
    rasad(&here, &["explain", "missing.txt"]).ends_with(2).says(&["missing.txt"]);
    let one = rasad_fed(
        &here,
        &["explain", "-", "--input", "text", "--format", "svg"],
        "ظریف با اسد دیدار کرد.".as_bytes(),
    );
    assert!(one.ends_with(0).stdout.contains("direction=\"rtl\""));
}
