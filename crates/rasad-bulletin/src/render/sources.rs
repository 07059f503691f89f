//! The sources of an issue for reference managers: CSL-JSON, BibTeX and RIS.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::issue::{Issue, Passage};

/// Each document once, in order of its day, then of its id.
fn documents(issue: &Issue) -> Vec<&Passage> {
    let mut by_id: BTreeMap<&str, &Passage> = BTreeMap::new();
    for passage in issue.sentences().flat_map(|sentence| &sentence.passages) {
        by_id.entry(&passage.document).or_insert(passage);
    }
    let mut documents: Vec<&Passage> = by_id.into_values().collect();
    documents.sort_by(|a, b| (a.date, &a.document).cmp(&(b.date, &b.document)));
    documents
}

/// The title, or the first words of the passage.
fn title(passage: &Passage) -> String {
    passage.title.clone().unwrap_or_else(|| {
        let words: Vec<&str> = passage.excerpt.split_whitespace().take(12).collect();
        words.join(" ")
    })
}

fn address(passage: &Passage) -> Option<&str> {
    let web = |uri: &&str| uri.starts_with("https://") || uri.starts_with("http://");
    Some(passage.uri.as_str()).filter(web)
}

/// CSL-JSON 1.0.2: a list of items.
pub fn csl(issue: &Issue) -> Value {
    let item = |passage: &&Passage| {
        let mut item = json!({
            "id": passage.document,
            "type": "article-newspaper",
            "title": title(passage),
            "container-title": passage.outlets.join("; "),
        });
        if let Some(date) = passage.date {
            item["issued"] = json!({"date-parts": [[date.year(), date.month(), date.day()]]});
        }
        if let Some(address) = address(passage) {
            item["URL"] = json!(address);
        }
        if let Some(archived) = &passage.archived {
            item["archive_location"] = json!(archived);
        }
        item
    };
    documents(issue).iter().map(item).collect()
}

/// BibTeX, one `@misc` a document; keys are made of the documents' ids.
pub fn bibtex(issue: &Issue) -> String {
    let mut out = String::new();
    for passage in documents(issue) {
        let key: String = passage.document.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut fields = vec![("title", title(passage)), ("howpublished", passage.outlets.join("; "))];
        if let Some(date) = passage.date {
            fields.push(("year", date.year().to_string()));
            fields.push(("month", date.month().to_string()));
            fields.push(("day", date.day().to_string()));
        }
        fields.extend(address(passage).map(|address| ("url", address.to_owned())));
        out.push_str(&format!("@misc{{{key},\n"));
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            out.push_str(&format!("  {name} = {{{}}},\n", escape_bibtex(&value)));
        }
        out.push_str("}\n\n");
    }
    out
}

/// What TeX would take for commands; braces are dropped, as they must balance.
fn escape_bibtex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' | '}' => {}
            '\\' => out.push_str("\\textbackslash{}"),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(character);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

/// RIS, one record a document.
pub fn ris(issue: &Issue) -> String {
    let mut out = String::new();
    for passage in documents(issue) {
        let mut line = |tag: &str, value: &str| {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            if !value.is_empty() {
                out.push_str(&format!("{tag}  - {value}\r\n"));
            }
        };
        line("TY", "NEWS");
        line("TI", &title(passage));
        for outlet in &passage.outlets {
            line("T2", outlet);
        }
        if let Some(date) = passage.date {
            line("DA", &format!("{:04}/{:02}/{:02}", date.year(), date.month(), date.day()));
            line("PY", &date.year().to_string());
        }
        line("UR", address(passage).unwrap_or_default());
        line("ID", &passage.document);
        out.push_str("ER  - \r\n\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_source_becomes_markup() {
        assert_eq!(escape_bibtex("50% of {A} & B_1"), "50\\% of A \\& B\\_1");
    }
}
