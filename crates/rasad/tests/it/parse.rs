//! `rasad parse`: text and given tokens as CoNLL-U.

use crate::run::{file, folder, rasad, rasad_fed, shared};

const GIVEN: &str = "# sent_id = a-1\n# text = They don't meet Assad.\n1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n\
                     2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
                     4\tmeet\t_\t_\t_\t_\t_\t_\t_\t_\n4.1\tmeet\t_\t_\t_\t_\t_\t_\t_\tEmpty=Yes\n\
                     5\tAssad\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n6\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";

/// FORM, LEMMA, UPOS, HEAD and DEPREL of the words.
fn words(conllu: &str) -> Vec<[String; 5]> {
    let lines = conllu.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let columns = lines.map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let words = columns.filter(|columns| columns[0].parse::<usize>().is_ok());
    words.map(|c| [&c[1], &c[2], &c[3], &c[6], &c[7]].map(Clone::clone)).collect()
}

#[test]
fn text_becomes_sentences_with_every_character() {
    let here = folder("parse-text");
    file(&here, "a.txt", "\u{feff}• Zarif met Assad.\r\nHe left.\r\n\r\n# Second\n");
    let run = rasad(&here, &["parse", "a.txt"]).ends_with(0);
    assert!(
        run.stdout
            .starts_with("# newdoc id = a.txt\n# newpar\n# sent_id = 1\n# text = • Zarif met Assad.\n1\t•")
    );
    assert_eq!(run.stdout.matches("# newpar").count(), 2);
    assert_eq!(run.stdout.matches("# newdoc").count(), 1);
    let forms: String = words(&run.stdout).into_iter().map(|word| word[0].clone()).collect();
    assert_eq!(forms, "•ZarifmetAssad.Heleft.#Second");
    let zarif = &words(&run.stdout)[1];
    assert_eq!(zarif[..], ["Zarif", "Zarif", "PROPN", "3", "nsubj"]);
    let fed = rasad_fed(&here, &["parse", "-", "--json"], b"Zarif met Assad.").ends_with(0);
    let sentence = &fed.records()[0];
    assert_eq!((&sentence["sent_id"], &sentence["tokens"][1]["head"]), (&"1".into(), &0.into()));
    let lines = rasad_fed(&here, &["parse", "-", "--lines"], b"One\nTwo\n").ends_with(0);
    assert_eq!(lines.stdout.matches("# text").count(), 2);
    rasad_fed(&here, &["parse", "-"], b"").ends_with(1);
    rasad_fed(&here, &["parse", "-"], b"caf\xe9 society\n").ends_with(2).says(&["standard input:1", "UTF-8"]);
}

#[test]
fn given_tokens_are_kept() {
    let here = folder("parse-given");
    file(&here, "a.conllu", GIVEN);
    let run = rasad(&here, &["parse", "--tokens", "given", "a.conllu"]).ends_with(0);
    let (given, parsed): (Vec<_>, Vec<_>) = (GIVEN.lines().collect(), run.stdout.lines().collect());
    assert_eq!(given.len(), parsed.len(), "{}", run.stdout);
    for (given, parsed) in given.iter().zip(&parsed) {
        let column = |line: &str, at: usize| line.split('\t').nth(at).map(str::to_owned);
        for at in [0, 1, 9] {
            assert_eq!(column(given, at), column(parsed, at));
        }
    }
    assert!(run.stdout.contains("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    assert_eq!(words(&run.stdout)[3][..], ["meet", "meet", "VERB", "0", "root"]);
    assert_eq!(rasad(&here, &["parse", "a.conllu"]).stdout, run.stdout, "the name says what it is");
    file(&here, "b.conllu", format!("\u{feff}{}", GIVEN.trim_end().replace('\n', "\r\n")));
    assert_eq!(rasad(&here, &["parse", "b.conllu"]).ends_with(0).stdout, run.stdout);
}

#[test]
fn broken_lines_are_named_and_what_stands_before_is_parsed() {
    let here = folder("parse-broken");
    file(&here, "a.conllu", format!("{GIVEN}1\tGo\t_\n"));
    let run =
        rasad(&here, &["parse", "a.conllu"]).ends_with(2).says(&["a.conllu:12", "3 columns, not 10", "mend"]);
    assert_eq!(words(&run.stdout).len(), 6);
    rasad(&here, &["parse", "missing.conllu"]).ends_with(2).says(&["missing.conllu", "no such file"]);
    rasad(&here, &["parse", ".", "--tokens", "found"]).ends_with(2).says(&["it is a folder"]);
    rasad(&here, &["parse", "--tokens", "given", "--lines", "a.conllu"])
        .ends_with(2)
        .says(&["--lines", "hint"]);
}

#[test]
fn a_long_line_and_a_long_sentence_are_no_trouble() {
    let here = folder("parse-long");
    file(&here, "a.txt", format!("{}ran said so. ", "I".repeat(100)).repeat(11_000));
    let run = rasad(&here, &["parse", "a.txt"]).ends_with(0);
    assert_eq!(words(&run.stdout).len(), 44_000);
    let rows: String =
        (1..=20_000).fold(String::new(), |rows, n| rows + &format!("{n}\tword{}\n", "\t_".repeat(8)));
    file(&here, "b.conllu", rows);
    let run = rasad(&here, &["parse", "b.conllu"]).ends_with(0);
    assert_eq!(words(&run.stdout).len(), 20_000);
}

/// The figures of the model's card.
#[test]
fn the_treebank_is_scored_as_the_card_says() {
    let Some(path) = shared("data/ud-english-ewt/en_ewt-ud-dev.conllu") else { return };
    let here = folder("parse-treebank");
    let run = rasad(&here, &["parse", "--tokens", "given", path.to_str().unwrap()]).ends_with(0);
    let gold = words(&std::fs::read_to_string(&path).unwrap());
    let system = words(&run.stdout);
    assert_eq!(gold.len(), system.len());
    let share = |is_right: &dyn Fn(&[String; 5], &[String; 5]) -> bool| {
        let n = gold.iter().zip(&system).filter(|(gold, system)| is_right(gold, system)).count();
        format!("{:.2}", 100.0 * n as f64 / gold.len() as f64)
    };
    let plain = |deprel: &str| deprel.split(':').next().unwrap_or("").to_owned();
    let figures = [
        share(&|gold, system| gold[2] == system[2]),
        share(&|gold, system| gold[3] == system[3]),
        share(&|gold, system| gold[3] == system[3] && plain(&gold[4]) == plain(&system[4])),
    ];
    let card = include_str!("../../../../models/english.md");
    let row = card.lines().find(|line| line.starts_with("| gold words |")).expect("the card has the row");
    for figure in &figures {
        assert!(row.contains(figure.as_str()), "{figures:?} against {row}");
    }
}
