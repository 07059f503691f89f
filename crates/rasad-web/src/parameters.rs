//! The query of an address, as names and values.

use form_urlencoded::Serializer;

/// Names and values in the order of the address. A value of white space alone counts as absent, since a form
/// sends its empty fields, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    pairs: Vec<(String, String)>,
}

impl Parameters {
    /// Reads what follows the question mark. Nothing is refused: what is not UTF-8 becomes replacement characters.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or("").as_bytes())
            .map(|(name, value)| (name.into_owned(), value.trim().replace('\0', "")))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Self { pairs }
    }

    /// The first value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The first value of a name, to be kept.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// All values of a name, those that commas separate apart.
    pub(crate) fn words<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.pairs.iter().filter(move |(other, _)| other == name);
        values.flat_map(|(_, value)| value.split(',')).map(str::trim).filter(|word| !word.is_empty())
    }

    /// A number no larger than `most`; `default` where none is given or it can't be read.
    pub(crate) fn number(&self, name: &str, default: usize, most: usize) -> usize {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(default).min(most)
    }
}

/// Writes a query, with a question mark before it unless it is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct QueryWriter {
    pairs: Vec<(&'static str, String)>,
}

impl QueryWriter {
    /// Adds a value that is there.
    pub(crate) fn add(&mut self, name: &'static str, value: Option<impl Into<String>>) -> &mut Self {
        if let Some(value) = value {
            self.pairs.push((name, value.into()));
        }
        self
    }

    /// The query.
    pub(crate) fn finish(&self) -> String {
        if self.pairs.is_empty() {
            return String::new();
        }
        let mut text = Serializer::new("?".to_owned());
        // The question mark is the serializer's start, so it does not put an ampersand first.
        text.extend_pairs(&self.pairs);
        text.finish().replacen("?&", "?", 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_are_absent_and_lists_come_apart() {
        let read = Parameters::parse(Some("q=+&type=CONSULT,AID&type=STATE&limit=9999&from=2020%2d11"));
        assert_eq!((read.get("q"), read.get("from")), (None, Some("2020-11")));
        assert_eq!(read.words("type").collect::<Vec<_>>(), ["CONSULT", "AID", "STATE"]);
        assert_eq!((read.number("limit", 50, 200), read.number("offset", 0, 10)), (200, 0));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut query = QueryWriter::default();
        query.add("actor", Some("قاآنی & Co")).add("recipient", None::<String>).add("from", Some("2020"));
        let text = query.finish();
        assert!(text.starts_with("?actor="), "{text}");
        let read = Parameters::parse(text.strip_prefix('?'));
        assert_eq!((read.get("actor"), read.get("from")), (Some("قاآنی & Co"), Some("2020")));
        assert_eq!(QueryWriter::default().finish(), "");
    }
}
