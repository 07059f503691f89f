//! What a header, front matter or a page says about a report beside its text.

use jiff::civil::Date;
use rasad_text::script::{Script, detect_language, main_script};
use rasad_text::{Document, Note, NoteKind, Span, normalize::normalize};

use crate::day::parse_day;

/// Facts about one document, each as its source gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) outlets: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) uri: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) notes: Vec<Note>,
}

impl Fields {
    /// Takes one `key: value` of a header or of front matter. Unknown keys and empty values don't
    /// matter; `false` for an unknown key.
    pub(crate) fn set(&mut self, key: &str, value: &str) -> bool {
        let value = value.trim();
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => set_text(&mut self.title, value),
            "date" | "published" => self.set_published(value),
            "outlet" | "outlets" | "source" | "publisher" => {
                value.split(';').for_each(|outlet| self.add_outlet(outlet));
            }
            "language" | "lang" => set_text(&mut self.language, value),
            "url" | "link" | "uri" => set_text(&mut self.uri, value),
            "category" => set_text(&mut self.category, value),
            "note" | "author" => {}
            _ => return false,
        }
        true
    }

    /// Takes the day out of a date, or notes that there is none in it.
    pub(crate) fn set_published(&mut self, value: &str) {
        if value.trim().is_empty() || self.published.is_some() {
            return;
        }
        self.published = parse_day(value);
        if self.published.is_none() {
            let shown: String = value.chars().take(60).collect();
            let text = format!("`{shown}` is not a day: write it as 2020-11-22");
            self.notes.push(Note::new(NoteKind::Slip, Span::default(), text));
        }
    }

    /// Adds an outlet that is not there yet.
    pub(crate) fn add_outlet(&mut self, name: &str) {
        let name = one_line(name);
        if !name.is_empty() && !self.outlets.contains(&name) {
            self.outlets.push(name);
        }
    }

    /// Puts the facts on a document; the language is found out where no source gives it.
    pub(crate) fn apply(self, document: &mut Document) {
        document.title = self.title;
        document.published = self.published;
        document.outlets = self.outlets;
        document.category = self.category;
        document.language = language(self.language.as_deref(), &document.text);
        document.notes.extend(self.notes);
        if let Some(uri) = self.uri {
            document.source.uri = uri;
        }
    }
}

/// Sets a text field that has no value yet, if there is one for it.
pub(crate) fn fill(field: &mut Option<String>, value: Option<&str>) {
    if let Some(value) = value {
        set_text(field, value);
    }
}

/// Sets a text field that has no value yet.
pub(crate) fn set_text(field: &mut Option<String>, value: &str) {
    if field.is_none() {
        let value = one_line(value);
        *field = (!value.is_empty()).then_some(value);
    }
}

/// Normalised, on one line, single spaces.
pub(crate) fn one_line(text: &str) -> String {
    let normal = normalize(text);
    let mut line = String::with_capacity(normal.len());
    for word in normal.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The language as declared, unless the text is plainly in the letters of another: templates of
/// Persian and Arabic sites often declare English.
fn language(declared: Option<&str>, text: &str) -> Option<String> {
    let sample = sample(text);
    let detected = || detect_language(sample).map(str::to_owned);
    let primary = declared.unwrap_or("").split(['-', '_']).next().unwrap_or("").trim().to_ascii_lowercase();
    let known = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if !known {
        return detected();
    }
    let fits = match main_script(sample) {
        Script::Arabic => {
            matches!(primary.as_str(), "ar" | "fa" | "ur" | "ps" | "ckb" | "ku" | "ug" | "sd" | "az")
        }
        Script::Hebrew => matches!(primary.as_str(), "he" | "iw" | "yi"),
        Script::Latin => !matches!(primary.as_str(), "ar" | "fa" | "ur" | "ps" | "he" | "ru"),
        Script::Cyrillic | Script::Other => true,
    };
    if fits { Some(primary) } else { detected() }
}

/// Enough of a text to tell its language by.
fn sample(text: &str) -> &str {
    let end = text.char_indices().nth(20_000).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_language_gives_way_to_the_letters() {
        assert_eq!(language(Some("en-US"), "وزیر خارجه گفت که گفتگو می‌کند").as_deref(), Some("fa"));
        assert_eq!(language(Some("de_AT"), "Der Minister").as_deref(), Some("de"));
        assert_eq!(language(Some("x-default"), "The minister").as_deref(), Some("en"));
        assert_eq!(language(None, "12"), None);
    }
}
