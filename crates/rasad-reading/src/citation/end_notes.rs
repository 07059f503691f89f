//! End notes "[12]", glued to the sentence, whose sources stand in a list at the end.

use rasad_text::Span;

use super::Draft;
use crate::model::CitedOutlet;
use crate::reader::Reader;

/// The citations that the marks of an item stand for; marks side by side are one.
pub(super) fn find(reader: &Reader, text: &str, item: Span, references: &[(String, Span)]) -> Vec<Draft> {
    if references.is_empty() {
        return Vec::new();
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let inside = item.of(text);
    for (at, _) in inside.match_indices('[') {
        let Some(length) = inside[at..].find(']').filter(|length| *length <= 6) else { continue };
        let number = &inside[at + 1..at + length];
        let Some((_, source)) = references.iter().find(|(known, _)| known == number) else { continue };
        let span = Span::new(item.start + at, item.start + at + length + 1);
        for outlet in outlets_of_reference(reader, source.of(text)) {
            match drafts.last_mut() {
                Some(last) if last.span.end == span.start || last.span.end == span.end => {
                    last.span.end = span.end;
                    if !last.outlets.contains(&outlet) {
                        last.outlets.push(outlet);
                    }
                }
                _ => drafts.push(Draft { outlets: vec![outlet], date: None, span, opens: false }),
            }
        }
    }
    drafts
}

/// The outlets of a reference: each by the site of its address, else the site as written.
fn outlets_of_reference(reader: &Reader, source: &str) -> Vec<CitedOutlet> {
    // Addresses are often written "dot" or "[.]" to keep them from being followed.
    let source = source.replace("[.]", ".").replace(" dot ", ".");
    let source = source.as_str();
    let mut starts: Vec<usize> = source.match_indices("://").map(|(at, mark)| at + mark.len()).collect();
    if starts.is_empty() {
        starts.extend(source.match_indices("www.").map(|(at, _)| at));
    }
    let hosts =
        starts.iter().filter_map(|at| source[*at..].split(['/', ' ', '?', '\n', ':', ')', ']']).next());
    hosts
        .filter(|host| host.contains('.'))
        .map(|host| outlet_of_site(reader, host.trim_start_matches("www.")))
        .collect()
}

fn outlet_of_site(reader: &Reader, host: &str) -> CitedOutlet {
    let known = reader.knowledge.outlets.iter().find(|outlet| {
        outlet.site.as_deref().is_some_and(|site| {
            host == site || host.strip_suffix(site).is_some_and(|rest| rest.ends_with('.'))
        })
    });
    match known {
        Some(outlet) => CitedOutlet { id: Some(outlet.id.clone()), name: outlet.name.clone() },
        None => CitedOutlet { id: None, name: host.to_owned() },
    }
}
