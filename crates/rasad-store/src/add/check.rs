//! Whether a reading holds everything that it names.

use rasad_reading::Reading;
use rasad_text::Document;

use crate::error::{Error, Result};

/// # Errors
/// [`Error::Inconsistent`] with the first thing that is wrong.
pub(super) fn check(document: &Document, reading: &Reading) -> Result<()> {
    let problem = first_problem(document, reading);
    match problem {
        None => Ok(()),
        Some(what) => Err(Error::Inconsistent { document: document.id.clone(), what }),
    }
}

fn first_problem(document: &Document, reading: &Reading) -> Option<String> {
    if reading.document != document.id {
        return Some(format!("calls itself that of `{}`", reading.document));
    }
    let (n_items, n_citations, n_events) =
        (reading.items.len(), reading.citations.len(), reading.events.len());
    let items = reading.citations.iter().map(|citation| citation.item);
    let items = items.chain(reading.dates.iter().map(|date| date.item));
    let items = items.chain(reading.events.iter().map(|event| event.item));
    let items = items.chain(reading.attributions.iter().map(|attribution| attribution.item));
    let mentions = reading.entities.iter().flat_map(|entity| &entity.mentions);
    beyond("item", items.chain(mentions.map(|mention| mention.item)), n_items)
        .or_else(|| {
            let cited = reading.events.iter().flat_map(|event| event.citations.iter().copied());
            beyond("citation", cited, n_citations)
        })
        .or_else(|| {
            let said = reading.attributions.iter().flat_map(|saying| saying.events.iter().copied());
            beyond("event", said, n_events)
        })
        .or_else(|| {
            let odd = reading.events.iter().find(|event| {
                let place = event.place.as_ref().and_then(|place| place.coordinates);
                let (north, east) = place.unwrap_or_default();
                !(event.confidence.is_finite() && north.is_finite() && east.is_finite())
            })?;
            Some(format!("gives event `{}` a number that is none", odd.id))
        })
}

fn beyond(what: &str, mut named: impl Iterator<Item = usize>, held: usize) -> Option<String> {
    let one = named.find(|index| *index >= held)?;
    Some(format!("names {what} {one} and holds {held}"))
}
