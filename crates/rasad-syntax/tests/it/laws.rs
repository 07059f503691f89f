//! Laws that hold for every text.

use proptest::prelude::*;
use rasad_syntax::Model;
use rasad_syntax::Sentence;
use rasad_syntax::conllu;
use rasad_syntax::conllu::ConlluSentence;
use rasad_syntax::split_sentences;
use rasad_syntax::tokenize;

/// Text that looks like news now and then, and like anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Gen. Salami said the U.S. won't leave ".to_owned()),
        Just("(Tasnim, November 22). ".to_owned()),
        Just("**pro-Iranian** ‘Abd al-Rahman’s \"militia\"... ".to_owned()),
        Just("\n\n- ▶ ".to_owned()),
        Just("http://x.ir/a?b=c, me@x.org! ".to_owned()),
        "[a-zA-Z0-9.,'’\"()$%/ \\-\n]{0,30}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn check_spans(text: &str, spans: &[(usize, usize)]) {
    let mut last = 0;
    for &(start, end) in spans {
        assert!(last <= start && start < end && end <= text.len());
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        last = end;
    }
}

/// Letters and digits are never between tokens.
fn check_gaps(text: &str, spans: &[(usize, usize)]) {
    let mut last = 0;
    for &(start, end) in spans.iter().chain([&(text.len(), text.len())]) {
        assert!(!text[last..start].contains(char::is_alphanumeric), "lost {:?}", &text[last..start]);
        last = end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn tokens_lie_in_order_and_lose_no_word(text in text()) {
        let spans = tokenize(&text);
        check_spans(&text, &spans);
        check_gaps(&text, &spans);
    }

    #[test]
    fn sentences_cover_all_tokens(text in text()) {
        let sentences = split_sentences(&text);
        check_spans(&text, &sentences);
        for (start, end) in tokenize(&text) {
            prop_assert!(sentences.iter().any(|sentence| sentence.0 <= start && end <= sentence.1));
        }
    }

    #[test]
    fn analyses_are_trees_over_the_text(text in text()) {
        let sentences = Model::english().analyze(&text);
        let spans: Vec<(usize, usize)> =
            sentences.iter().flat_map(|sentence| sentence.tokens.iter().map(|token| token.span)).collect();
        prop_assert_eq!(&spans, &tokenize(&text));
        for sentence in &sentences {
            prop_assert!(sentence.is_tree());
            for token in &sentence.tokens {
                prop_assert_eq!(&text[token.span.0..token.span.1], token.form.as_str());
                prop_assert!(!token.lemma.is_empty());
            }
        }
        let again: Vec<Sentence> = Model::english().analyze(&text);
        prop_assert_eq!(sentences, again);
    }

    #[test]
    fn given_tokens_are_kept(forms in proptest::collection::vec("[^\\s]{1,8}", 0..40)) {
        let sentences = Model::english().analyze_tokens(vec![forms.clone(), forms.clone()]);
        for sentence in &sentences {
            prop_assert!(sentence.is_tree());
            let found: Vec<&str> = sentence.tokens.iter().map(|token| token.form.as_str()).collect();
            prop_assert_eq!(&found, &forms);
        }
    }

    #[test]
    fn conllu_is_read_as_it_was_written(text in "[a-zA-Z0-9.,' ]{1,80}") {
        for (index, sentence) in Model::english().analyze(&text).iter().enumerate() {
            let written = ConlluSentence::from_sentence(sentence, &text, &index.to_string()).to_string();
            let read = conllu::read(&written).unwrap();
            prop_assert_eq!(read[0].to_string(), written);
            let back = read[0].to_sentence().unwrap();
            for (back, token) in back.tokens.iter().zip(&sentence.tokens) {
                prop_assert_eq!((back.head, back.deprel, back.upos, back.feats), (token.head, token.deprel, token.upos, token.feats));
            }
        }
    }
}
