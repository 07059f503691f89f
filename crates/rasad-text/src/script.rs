//! Which writing system and, by that and a few letters and words, which language a text is in.

/// A writing system, as far as the desk needs to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters: Arabic, Persian and others.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Cyrillic letters.
    Cyrillic,
    /// Any other letters, or none.
    Other,
}

impl Script {
    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }
}

/// The script of one letter; `None` for what is no letter.
pub fn script_of(character: char) -> Option<Script> {
    if !character.is_alphabetic() {
        return None;
    }
    Some(match character {
        'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Script::Arabic,
        '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        '\u{0400}'..='\u{052F}' => Script::Cyrillic,
        _ => Script::Other,
    })
}

/// The script of most letters of a text.
pub fn main_script(text: &str) -> Script {
    const ALL: [Script; 5] = [Script::Latin, Script::Arabic, Script::Hebrew, Script::Cyrillic, Script::Other];
    let mut counts = [0usize; ALL.len()];
    for script in text.chars().filter_map(script_of) {
        counts[script as usize] += 1;
    }
    // The first of equals wins, so a text without letters is counted as `Latin` only if it has some.
    let most = counts.iter().copied().max().unwrap_or(0);
    ALL.into_iter().find(|script| most > 0 && counts[*script as usize] == most).unwrap_or(Script::Other)
}

/// The language of a text as an ISO 639-1 code, by its script and, inside the Arabic script, by the
/// letters that only Persian has. `None` where nothing tells.
pub fn detect_language(text: &str) -> Option<&'static str> {
    match main_script(text) {
        Script::Latin => Some("en"),
        Script::Hebrew => Some("he"),
        Script::Cyrillic => Some("ru"),
        Script::Arabic => {
            let count = |letters: &[char]| text.chars().filter(|c| letters.contains(c)).count();
            // Old charsets wrote Persian with the Arabic yeh and kaf, so these count only where the
            // letters that the other language lacks leave it open.
            let persian = (count(&['پ', 'چ', 'ژ', 'گ']), count(&['ی', 'ک']));
            let arabic = (count(&['ة', 'ى', 'أ', 'إ']), count(&['ي', 'ك']));
            Some(if persian > arabic { "fa" } else { "ar" })
        }
        Script::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_languages_of_the_desk_apart() {
        assert_eq!(detect_language("The minister met him."), Some("en"));
        assert_eq!(detect_language("سخنگوی وزارت خارجه گفت که گفتگو می‌کند"), Some("fa"));
        assert_eq!(detect_language("سخنگوي وزارت خارجه ايران گفت"), Some("fa"));
        assert_eq!(detect_language("أكد وزير الخارجية على أهمية العلاقات"), Some("ar"));
        assert_eq!(detect_language("שר הביטחון אמר"), Some("he"));
        assert_eq!(detect_language("12:30"), None);
    }
}
