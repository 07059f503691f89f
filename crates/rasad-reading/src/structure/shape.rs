//! What the shape of a text tells: beginnings, ends, brackets, numbers of sources.

use super::words::words;

/// Whether a text ends as sentences, captions and citations do.
pub(super) fn has_end(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ', '\n']);
    text.ends_with(['.', '!', '?', '…', ')', ']', '"', '”', '»', ':', ';', '؟', '۔', '؛', '’'])
}

/// Whether a text ends as sentences do, a citation behind it or not.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ', '\n', '"', '”', '»', '’']);
    text.ends_with(['.', '!', '?', '…', ')', ']', '؟', '۔'])
}

/// Whether a line begins as sentences and headlines do, and not as the rest of one.
pub(super) fn begins_sentence(line: &str) -> bool {
    let bare = line.trim_start_matches(['"', '“', '‘', '\'', '«', '*', '_', '[', '¿', '¡']);
    bare.starts_with(|c: char| (c.is_alphabetic() && !c.is_lowercase()) || c.is_numeric())
}

/// Whether a text ends with a word that can't end a heading: "of", "the", "giving".
pub(super) fn ends_open(text: &str) -> bool {
    let text = text.trim_end();
    if text.ends_with([',', '،', '-']) {
        return true;
    }
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    words().open_words.contains(&last) || (last.ends_with("ing") && last.len() > 5)
}

/// Whether a line closes with a dash, a name and a day in digits: "-AFP - 2/20/04".
pub(super) fn ends_in_date(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or("");
    let parts: Vec<&str> = last.split(['/', '.', '-']).collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.chars().all(char::is_numeric))
}

/// Whether a line that begins a plain paragraph is to stand alone: short, and without an end.
pub(super) fn stands_alone(line: &str) -> bool {
    let short = line.chars().count() <= 60;
    short && (line.ends_with(':') || !has_end(line) && !ends_open(line) && looks_like_title(line))
}

/// Whether most of the words that matter begin with a capital, or the script has none.
pub(super) fn looks_like_title(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let capital = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase());
    let first = line.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase());
    first && words.iter().filter(|word| capital(word)).count() * 2 >= words.len()
}

/// Whether the letters of a text are capitals throughout.
pub(super) fn all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Length of the headline in capitals that a paragraph begins with, its full stop included.
pub(super) fn run_in_heading(text: &str) -> Option<usize> {
    for (at, stop) in text.match_indices(['.', '!', '?']) {
        let head = &text[..at];
        if !all_capitals(head) {
            return None;
        }
        let end = at + stop.len();
        let last = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let rest = &text[end..];
        let opens = rest.split_whitespace().next().is_some_and(|word| !all_capitals(word) || word.len() == 1);
        // The stops of "U.S." are no end.
        if last.chars().count() > 1 && rest.starts_with([' ', '\n']) && opens {
            return (head.split_whitespace().count() >= 3 && rest.chars().any(char::is_lowercase))
                .then_some(end);
        }
    }
    None
}

/// The number and the rest of a line such as "[12] https://..." or "[iv] ...".
pub(super) fn reference_number(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    let body = line.strip_prefix('[')?;
    let (number, rest) = body.split_once(']')?;
    let plain = !number.is_empty() && number.len() <= 6 && number.chars().all(|c| c.is_ascii_alphanumeric());
    let counts =
        number.bytes().all(|byte| byte.is_ascii_digit() || b"ivxlc".contains(&byte)) || number.len() == 1;
    (plain && counts && rest.starts_with([' ', '\t', '\n', 'h', 'w']))
        .then(|| (number.to_owned(), rest.trim()))
}

/// Whether a text holds an address.
pub(super) fn has_address(text: &str) -> bool {
    ["://", "www.", " dot ", "[.]"].iter().any(|mark| text.contains(mark))
}

/// The content of the bracket that closes a text.
pub(super) fn last_bracket(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['.', ' ', '\n', '*', '_']);
    let inside = text.strip_suffix(')')?;
    inside.rfind('(').map(|at| &inside[at + 1..])
}

/// Whether a sentence ends inside a text, before more of it.
pub(super) fn holds_sentence_end(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let rest = text[at + c.len_utf8()..].trim_start_matches(['"', '”', '’', ')', ']', '»']);
        if !matches!(c, '.' | '!' | '?' | '؟' | '۔') || !rest.starts_with([' ', '\n']) {
            return false;
        }
        // "Maj. Gen.", "Dr.", "U.S.": short words with a capital keep their stop.
        let word = text[..at].rsplit([' ', '\n', '.', '(']).next().unwrap_or("");
        !(c == '.' && word.starts_with(char::is_uppercase) && word.chars().count() <= 4)
    })
}

/// A heading without its marks.
pub(super) fn heading_text(words: &str) -> String {
    let bare = words.trim_matches(['*', '_', '#', ' ', ':', '\n']);
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_in_headings() {
        for (text, expected) in [
            ("TALKS END IN GENEVA. The two sides met.", Some("TALKS END IN GENEVA.")),
            ("U.S. TROOPS LEAVE BASE. A convoy went.", Some("U.S. TROOPS LEAVE BASE.")),
            ("IRGC. The guards", None),
            ("NATO said. The talks", None),
            ("A CAR. BOMB. WENT", None),
        ] {
            assert_eq!(run_in_heading(text).map(|length| &text[..length]), expected, "{text}");
        }
    }

    #[test]
    fn ends_of_sentences_inside() {
        for (text, expected) in [
            ("Maj. Gen. Salami with guests", false),
            ("It ended. He left", true),
            ("\"technical questions.\" (Interfax", true),
            ("The U.S. envoy", false),
        ] {
            assert_eq!(holds_sentence_end(text), expected, "{text}");
        }
    }
}
