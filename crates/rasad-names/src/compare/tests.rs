//! Pairs of names of our own, by class of difference.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(kind: NameKind, same: &[(&str, &str)], different: &[(&str, &str)]) {
    for (one, other) in same {
        let found = compare(one, other, Some(kind));
        assert!(found.score >= Comparison::THRESHOLD, "{one} = {other}: {found:?}");
        assert!(!found.reasons.is_empty());
    }
    for (one, other) in different {
        let found = compare(one, other, Some(kind));
        assert!(found.score < Comparison::THRESHOLD, "{one} ≠ {other}: {found:?}");
        assert!(!found.reasons.is_empty());
    }
}

#[test]
fn people_in_other_spellings_and_scripts() {
    check(
        NameKind::Person,
        &[
            ("Esmail Qaani", "Esma'il Ghaani"),
            ("Mohammad Javad Zarif", "محمدجواد ظریف"),
            ("Faisal Mekdad", "فيصل المقداد"),
            ("Nikos Dendias", "Νίκος Δένδιας"),
            ("Sergei Shoigu", "Сергей Кужугетович Шойгу"),
            ("Nikol Pashinyan", "Նիկոլ Փաշինյան"),
            ("Salome Zourabichvili", "სალომე ზურაბიშვილი"),
            ("Gabi Ashkenazi", "גבי אשכנזי"),
            ("Abdul Rahman Mustafa", "'Abd al-Rahman Mustafa"),
            ("Abdulrahman Mustafa", "Abd-ur-Rahman Mustafa"),
            ("Hasan Nasrallah", "Hassan Nasrullah"),
            ("Zhou Enlai", "Chou En-lai"),
        ],
        &[
            ("Hassan Nasrallah", "حسین امیرعبداللهیان"),
            ("Ali Larijani", "Sadeq Larijani"),
            ("Mohammad Khatami", "Mohammad Rouhani"),
            ("Igor Ivanovich Petrov", "Igor Pavlovich Petrov"),
        ],
    );
}

#[test]
fn slips_initials_titles_and_order() {
    check(
        NameKind::Person,
        &[
            ("Mike Pompeo", "Mike Pompoe"),
            ("Mike Pompeo", "Michael Richard Pompeo"),
            ("M. R. Pompeo", "Michael Richard Pompeo"),
            ("M.R. Pompeo", "Michael Richard Pompeo"),
            ("Gen. Frank McKenzie", "Frank McKenzie Jr."),
            ("Pompeo, Mike", "Mike Pompeo"),
            ("Jinping Xi", "Xi Jinping"),
            ("GeirPedersen", "Geir Pedersen"),
            ("ویرایش قاآنی", "قاآنی ویرایش"),
        ],
        &[
            ("P. Pompeo", "Mike Pompeo"),
            ("M. P.", "Mike Pompeo"),
            ("Karim bin Yusuf al-Basri", "Yusuf bin Karim al-Basri"),
            ("Thomas Peter", "Peter Thomas"),
            ("", "Mike Pompeo"),
            ("Mike Pompeo", "Mike Pence"),
        ],
    );
}

#[test]
fn bodies_differ_by_the_words_that_tell_them_apart() {
    check(
        NameKind::Organization,
        &[
            ("Mahan Air", "Mahan Air Co. Ltd."),
            ("Rosneft OAO", "Public Joint Stock Company Rosneft"),
            ("The Ministry of Defence", "Ministry of Defense"),
            ("Third Corps", "3rd Corps"),
            ("IAEA", "International Atomic Energy Agency"),
            ("Shell & Sons GmbH", "Shell and Sons Gesellschaft mit beschränkter Haftung"),
            ("Газпром", "Gazprom"),
            ("Redstone Shiping Company", "Red Stone Shipping Co"),
        ],
        &[
            ("Ministry of Oil", "Ministry of Defense"),
            ("Bank of Syria", "Bank of Lebanon"),
            ("14th Division", "17th Division"),
            ("Mahan Air", "Mahan Air Cargo Handling"),
            ("General Trading Company", "Nile General Trading Company"),
            ("Volta AG", "Delta AG"),
        ],
    );
}

#[test]
fn the_kind_is_told_by_the_words() {
    assert!(compare("Bank Melli", "Bank Melli Ltd", None).score > 0.9);
    assert!(compare("Smith, John", "John Smith", None).score > 0.9);
    let found = compare("Dr. A. Salehi", "Ali Akbar Salehi", Some(NameKind::Person));
    let said = found.reasons.join("; ");
    for part in ["“A” may stand for “Ali”", "“Salehi”", "only one has “Akbar”", "the title “Dr” was left out"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_total(
        one in "[a-zA-Zа-яء-ي 'א-ת.,/&0-9-]{0,24}|\\PC{0,12}",
        other in "[a-zA-Zа-яء-ي 'א-ת.,/&0-9-]{0,24}|\\PC{0,12}",
    ) {
        for kind in [None, Some(NameKind::Person), Some(NameKind::Organization)] {
            let found = compare(&one, &other, kind);
            prop_assert!((0.0..=1.0).contains(&found.score));
            prop_assert_eq!(&found, &compare(&other, &one, kind));
        }
    }

    #[test]
    fn a_name_is_itself(name in "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}") {
        for kind in [NameKind::Person, NameKind::Organization] {
            prop_assert!(compare(&name, &name, Some(kind)).score > 0.95);
        }
    }
}
