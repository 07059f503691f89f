//! Names in any spelling, and when the best is clearly the best.

use super::*;

fn ids(name: &str) -> Vec<String> {
    who(None, name).unwrap().candidates.into_iter().map(|candidate| candidate.id).collect()
}

#[test]
fn any_spelling_and_script_finds_the_person() {
    for name in
        ["qaani-esmail", "e:qaani-esmail", "Esmail Qa’ani", "اسماعیل قاآنی", "Esmail Qaany", "esmail qaa"]
    {
        assert_eq!(ids(name).first().map(String::as_str), Some("e:qaani-esmail"), "{name}");
    }
    assert_eq!(ids("x"), Vec::<String>::new());
    assert_eq!(ids("Zzyzx Qwfpg"), Vec::<String>::new());
}

#[test]
fn a_clear_answer_has_a_profile_and_an_open_one_has_not() {
    let clear = who(None, "Esmail Qaani").unwrap();
    let facts = clear.profile.unwrap().facts.unwrap();
    assert_eq!((facts.kind, facts.name.as_str()), ("person", "Esmail Qaani"));
    assert!(facts.offices.iter().any(|term| term.of.id == "qods-force"));
    assert!(facts.spellings.iter().any(|spelling| spelling.contains("قاآنی")));
    let open = who(None, "Mohammad").unwrap();
    assert!(open.candidates.len() > 5 && open.profile.is_none());
}

#[test]
fn bodies_countries_and_outlets_answer_too() {
    let profile = |name| who(None, name).unwrap().profile.unwrap().facts.unwrap();
    let body = profile("Qods Force");
    assert!(body.members.iter().any(|member| member.person.id == "qaani-esmail"));
    assert_eq!(profile("Iran").kind, "country");
    assert_eq!(profile("tasnim").kind, "outlet");
}
