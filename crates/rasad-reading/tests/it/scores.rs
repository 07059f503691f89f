//! Every bulletin of `tests/bulletins` against what a reader finds in it: `NAME.toml` beside `NAME.txt`.
//!
//! An event is found where type and item are right and somebody takes part in both; it is right in whom where the
//! participants on each side are (meetings, exchanges and agreements have no sides); in full where date and status
//! are right, too. Floors are what reading reached when they were last raised: no change may fall below them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rasad_events::EventType;
use rasad_reading::{Event, Reading, read};
use rasad_text::Document;
use rasad_text::fold::fold;
use serde::Deserialize;

use crate::documents::{decoded, reader};

#[derive(Deserialize)]
struct Gold {
    entity: Vec<GoldEntity>,
    item: Vec<GoldItem>,
    event: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct GoldEntity {
    id: String,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct GoldItem {
    id: String,
    starts: String,
}

#[derive(Deserialize)]
struct GoldEvent {
    item: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(flatten)]
    first: GoldReading,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    also: Vec<GoldReading>,
}

#[derive(Deserialize)]
struct GoldReading {
    actors: Vec<String>,
    recipients: Vec<String>,
    date: [String; 2],
    status: String,
}

/// F1 of found, whom and full, in per cent.
#[derive(Debug, PartialEq)]
struct Scores {
    found: usize,
    whom: usize,
    full: usize,
}

/// What each bulletin must reach.
const FLOORS: &[(&str, Scores)] = &[("watch-2019-09", Scores { found: 91, whom: 81, full: 78 })];

#[test]
fn bulletins_score_no_less_than_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bulletins");
    for (name, floor) in FLOORS {
        let text = fs::read(folder.join(format!("{name}.txt"))).expect("readable");
        let gold = fs::read_to_string(folder.join(format!("{name}.toml"))).expect("readable");
        let gold: Gold = toml::from_str(&gold).expect("an annotation");
        let document = decoded(&format!("{name}.txt"), &text);
        let scores = score(&gold, &document, &read(&document, reader()));
        let enough = scores.found >= floor.found && scores.whom >= floor.whom && scores.full >= floor.full;
        assert!(enough, "{name}: {scores:?}, below {floor:?}");
    }
}

fn score(gold: &Gold, document: &Document, reading: &Reading) -> Scores {
    let entities = same_entities(gold, document, reading);
    let items = same_items(gold, document, reading);
    // Best pairs first; each event of either side counts once.
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (at, event) in reading.events.iter().enumerate() {
        for (index, wanted) in gold.event.iter().enumerate() {
            let grade = grade(event, wanted, items.get(&event.item), &entities);
            if grade > 0 {
                pairs.push((grade, at, index));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.cmp(b)));
    let mut given = BTreeSet::new();
    let mut taken = BTreeSet::new();
    let mut hits = [0_usize; 3];
    let mut n_given = reading.events.iter().filter(|event| event.kind != EventType::State).count();
    let n_wanted = gold.event.iter().filter(|event| event.kind != "STATE" && !event.optional).count();
    for (grade, at, index) in pairs {
        if !given.insert(at) {
            continue;
        }
        if !taken.insert(index) {
            given.remove(&at);
            continue;
        }
        if gold.event[index].optional {
            n_given -= 1;
            continue;
        }
        for hit in &mut hits[..grade] {
            *hit += 1;
        }
    }
    let f1 = |right: usize| 200 * right / (n_given + n_wanted).max(1);
    Scores { found: f1(hits[0]), whom: f1(hits[1]), full: f1(hits[2]) }
}

/// 0 where the event is another, 1 found, 2 in whom, 3 in full.
fn grade(
    event: &Event,
    wanted: &GoldEvent,
    item: Option<&String>,
    entities: &BTreeMap<String, String>,
) -> usize {
    if item != Some(&wanted.item) || event.kind.as_str() != wanted.kind || wanted.kind == "STATE" {
        return 0;
    }
    let name = |id: &String| entities.get(id).cloned().unwrap_or_else(|| format!("?{id}"));
    let sides = |actors: BTreeSet<String>, recipients: BTreeSet<String>| {
        if event.kind.is_symmetric() {
            (actors.union(&recipients).cloned().collect(), BTreeSet::new())
        } else {
            (actors, recipients)
        }
    };
    let (actors, recipients) =
        sides(event.actors.iter().map(name).collect(), event.recipients.iter().map(name).collect());
    let mut best = 0;
    for one in std::iter::once(&wanted.first).chain(&wanted.also) {
        let (who, whom) =
            sides(one.actors.iter().cloned().collect(), one.recipients.iter().cloned().collect());
        let everybody: BTreeSet<&String> = who.union(&whom).collect();
        let common = actors.union(&recipients).any(|entity| everybody.contains(entity));
        if !common && !everybody.is_empty() {
            continue;
        }
        let date = event
            .date
            .map_or([String::new(), String::new()], |date| [date.start.to_string(), date.end.to_string()]);
        let right = actors == who && recipients == whom;
        let full = right && date == one.date && event.status.as_str() == one.status;
        best = best.max(1 + usize::from(right) + usize::from(full));
    }
    best
}

/// Our entity to the gold's that shares most spellings with it.
fn same_entities(gold: &Gold, document: &Document, reading: &Reading) -> BTreeMap<String, String> {
    let forms: Vec<(&String, BTreeSet<String>)> = gold
        .entity
        .iter()
        .map(|entity| (&entity.id, entity.aliases.iter().map(|alias| spelling(alias)).collect()))
        .collect();
    let mut pairs: Vec<(usize, &String, &String)> = Vec::new();
    for entity in &reading.entities {
        let mentions = entity.mentions.iter().map(|mention| document.slice(mention.span));
        let ours: BTreeSet<String> = mentions
            .chain(entity.aliases.iter().map(String::as_str))
            .chain([entity.name.as_str()])
            .map(spelling)
            .collect();
        for (id, theirs) in &forms {
            let shared = ours.intersection(theirs).count();
            if shared > 0 {
                pairs.push((shared, &entity.id, id));
            }
        }
    }
    pairs.sort_by(|a, b| b.cmp(a));
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeSet<&String> = BTreeSet::new();
    for (_, ours, theirs) in &pairs {
        if !found.contains_key(*ours) && taken.insert(theirs) {
            found.insert((*ours).clone(), (*theirs).clone());
        }
    }
    for (_, ours, theirs) in &pairs {
        found.entry((*ours).clone()).or_insert_with(|| (*theirs).clone());
    }
    found
}

fn spelling(words: &str) -> String {
    let folded = fold(words);
    ["the ", "a ", "an "]
        .iter()
        .find_map(|article| folded.strip_prefix(article))
        .unwrap_or(&folded)
        .to_owned()
}

/// Our items, by number, to the gold's that begin alike.
fn same_items(gold: &Gold, document: &Document, reading: &Reading) -> BTreeMap<usize, String> {
    let beginning = |text: &str| fold(text).chars().take(40).collect::<String>();
    let mut found = BTreeMap::new();
    for (at, item) in reading.items.iter().enumerate() {
        let ours = beginning(&document.slice(item.span).replace("**", ""));
        let free = |id: &String| !found.values().any(|taken| taken == id);
        let same = gold.item.iter().find(|item| free(&item.id) && beginning(&item.starts) == ours);
        if let Some(same) = same {
            found.insert(at, same.id.clone());
        }
    }
    found
}
