//! Where participants of a type may stand beside the slots of its rules, from `lexicon/participants.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Slot;
use crate::EventType;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    from_place: Vec<String>,
    recipient: BTreeMap<String, Vec<String>>,
}

struct Further {
    from_place: Vec<EventType>,
    recipients: Vec<(EventType, Vec<Slot>)>,
}

static FURTHER: LazyLock<Further> = LazyLock::new(|| {
    load(include_str!("../../../../lexicon/participants.toml")).expect("a test loads the same file")
});

/// The further slots for recipients of a type.
pub(crate) fn recipients(kind: EventType) -> &'static [Slot] {
    FURTHER.recipients.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, slots)| slots)
}

/// Whether an act of a type concerns the country of its place where nobody else is named as its recipient.
pub fn concerns_place(kind: EventType) -> bool {
    FURTHER.from_place.contains(&kind)
}

fn load(text: &str) -> Result<Further, String> {
    let kind = |name: &str| name.parse::<EventType>().map_err(|error| format!("{error}"));
    let file: File = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let from_place = file.from_place.iter().map(|name| kind(name)).collect::<Result<Vec<_>, _>>()?;
    let mut recipients = Vec::new();
    for (name, words) in file.recipient {
        let slots = words.iter().map(|word| Slot::parse(word)).collect::<Result<Vec<_>, _>>()?;
        recipients.push((kind(&name)?, slots));
    }
    Ok(Further { from_place, recipients })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_and_slot_is_known() {
        assert!(!load(include_str!("../../../../lexicon/participants.toml")).unwrap().recipients.is_empty());
        assert!(load("from_place = []\n[recipient]\nNOSUCH = [\"to\"]").is_err());
        assert!(load("from_place = []\n[recipient]\nREQUEST = [\"No slot\"]").is_err());
    }
}
