//! Documents with readings made up by a seed: every table gets rows, and the same seed gives the same bytes.

#![expect(clippy::unwrap_used, reason = "made-up data for tests and benches: a panic is a failed test")]

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rasad_events::{EventType, Status, ontology};
use rasad_reading::{
    Attribution, Citation, CitedOutlet, DateBasis, DateMention, Entity, EntityKind, Event, EventPlace, Item,
    ItemKind, Mention, Reading, Role, SpeechForm,
};
use rasad_text::{Block, BlockKind, Document, Note, NoteKind, Source, Span, document_id, sha256_hex};
use rasad_time::{Interval, Precision};

/// Numbers from a seed (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap()
    }

    /// Small numbers far more often, as words and names are spread.
    pub(crate) fn skewed(&mut self, below: usize) -> usize {
        let reach = self.roll(below) + 1;
        let reach = self.roll(reach) + 1;
        self.roll(reach)
    }
}

const SYLLABLES: [&str; 24] = [
    "ba", "qa", "se", "mi", "ro", "ta", "li", "na", "ha", "du", "ke", "za", "mo", "ri", "sha", "el", "an",
    "or", "is", "um", "ad", "fa", "gh", "ye",
];

const COUNTRIES: [(&str, &str); 8] = [
    ("Iran", "IRN"),
    ("Syria", "SYR"),
    ("Iraq", "IRQ"),
    ("Israel", "ISR"),
    ("Lebanon", "LBN"),
    ("Turkey", "TUR"),
    ("Russia", "RUS"),
    ("the United States", "USA"),
];

pub(crate) fn word(mut number: usize) -> String {
    let mut text = String::new();
    loop {
        text.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return text;
        }
    }
}

fn capital(number: usize) -> String {
    let text = word(number);
    text[..1].to_uppercase() + &text[1..]
}

/// Kind, name and country of the entity with a number; the first are countries.
fn character(number: usize) -> (String, EntityKind, String, Option<String>) {
    if let Some((name, code)) = COUNTRIES.get(number) {
        return (
            format!("e:{}", code.to_lowercase()),
            EntityKind::Country,
            (*name).to_owned(),
            Some((*code).to_owned()),
        );
    }
    let kind =
        [EntityKind::Person, EntityKind::Organization, EntityKind::Person, EntityKind::Group][number % 4];
    let name = format!("{} {}", capital(number * 7 + 3), capital(number * 13 + 5));
    let country = (!number.is_multiple_of(3)).then(|| COUNTRIES[number % COUNTRIES.len()].1.to_owned());
    (format!("e:{}", name.to_lowercase().replace(' ', "-")), kind, name, country)
}

/// One short item of news, as a day's list has them.
pub(crate) fn news(seed: u64, number: usize) -> (Document, Reading) {
    let mut dice = Dice(seed ^ (number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let published = date(2002, 11, 1).checked_add(i32::try_from(number / 14).unwrap().days()).unwrap();
    let mut writing = Writing::begin(&mut dice);
    let n_sentences = 1 + writing.dice.roll(3) + usize::from(writing.dice.roll(5) == 0);
    for _ in 0..n_sentences {
        writing.sentence(published);
    }
    writing.finish(number, published)
}

/// A document under construction.
struct Writing<'a> {
    dice: &'a mut Dice,
    text: String,
    reading: Reading,
}

impl<'a> Writing<'a> {
    fn begin(dice: &'a mut Dice) -> Self {
        Self { dice, text: String::new(), reading: Reading::default() }
    }

    fn put(&mut self, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        Span::new(start, self.text.len())
    }

    fn words(&mut self, n: usize) {
        for _ in 0..n {
            let number = self.dice.skewed(30_000);
            let word = word(number);
            self.put(&format!(" {word}"));
        }
    }

    fn name(&mut self) -> String {
        // A quarter of all names are countries, half of those the first one.
        let common = self.dice.roll(4) == 0;
        let number = self.dice.skewed(if common { COUNTRIES.len() } else { 40_000 });
        let (id, kind, name, country) = character(number);
        let last = name.rsplit(' ').next().unwrap().to_owned();
        let short = kind == EntityKind::Person && self.dice.roll(3) == 0;
        let named = self.dice.roll(6) > 0;
        let shown = if !named {
            "the official".to_owned()
        } else if short {
            last.clone()
        } else {
            name.clone()
        };
        let span = self.put(&shown);
        let at = self.reading.entities.iter().position(|entity| entity.id == id).unwrap_or_else(|| {
            self.reading.entities.push(Entity {
                id: id.clone(),
                kind,
                name,
                aliases: if short { vec![last] } else { Vec::new() },
                country,
                roles: Vec::new(),
                mentions: Vec::new(),
                known: number < 2000,
            });
            self.reading.entities.len() - 1
        });
        self.reading.entities[at].mentions.push(Mention { item: 0, span, named });
        id
    }

    fn sentence(&mut self, published: Date) {
        if !self.text.is_empty() {
            self.put(" ");
        }
        let start = self.text.len();
        let actor = self.name();
        self.words(3);
        let kind = EventType::ALL[self.dice.skewed(EventType::ALL.len())];
        let trigger = self.put(&format!(" {}", kind.as_str().to_lowercase())).trim(&self.text);
        self.put(" ");
        let recipient = self.name();
        self.words(5);
        let when = self.put(" on Tuesday").trim(&self.text);
        self.words(4);
        self.put(".");
        let day = published.checked_sub(i32::try_from(self.dice.roll(4)).unwrap().days()).unwrap();
        if self.dice.roll(2) == 0 {
            self.reading.dates.push(DateMention {
                item: 0,
                span: when,
                value: Some(Interval::day(day)),
                precision: Precision::Day,
                timex: Some(day.to_string()),
            });
        }
        let modes = ontology::modes(kind);
        let mode = modes.get(self.dice.roll(modes.len() * 2)).map(|mode| (*mode).to_owned());
        let scene = COUNTRIES[self.dice.skewed(COUNTRIES.len())];
        let claimed = self.dice.roll(8) == 0;
        let place = (self.dice.roll(3) == 0).then(|| EventPlace {
            name: capital(self.dice.skewed(400)),
            country: Some(scene.1.to_owned()),
            coordinates: Some((30.5, 40.25)),
        });
        self.reading.events.push(Event {
            id: format!("/e{}", self.reading.events.len()),
            item: 0,
            kind,
            mode,
            contexts: if self.dice.roll(2) == 0 { vec!["military".to_owned()] } else { Vec::new() },
            actors: vec![actor.clone()],
            recipients: vec![recipient],
            date: Some(Interval::day(day)),
            date_precision: Precision::Day,
            date_basis: DateBasis::Stated,
            place,
            status: if claimed { Status::Claimed } else { Status::Asserted },
            claimants: if claimed { vec![actor] } else { Vec::new() },
            citations: vec![0],
            confidence: (self.dice.roll(50) + 50) as f64 / 100.0,
            evidence: Span::new(start, self.text.len()),
            trigger,
            rule: format!("{}/rule-{}", kind.as_str().to_lowercase(), self.dice.skewed(30)),
            cameo: Some(format!("{:03}", self.dice.roll(200))),
        });
    }

    fn finish(mut self, number: usize, published: Date) -> (Document, Reading) {
        let span = Span::new(0, self.text.len());
        let id = document_id(&[&self.text, &number.to_string()]);
        let item = format!("{id}/0");
        let outlet = self.dice.skewed(600);
        let name = format!("{} News", capital(outlet));
        let code = (outlet < 60).then(|| word(outlet));
        self.reading.items.push(Item { id: item.clone(), kind: ItemKind::Paragraph, section: None, span });
        self.reading.citations.push(Citation {
            id: format!("{item}/c0"),
            item: 0,
            outlets: vec![CitedOutlet { id: code, name: name.clone() }],
            date: Some(Interval::day(published)),
            span: None,
            covers: span,
        });
        for event in &mut self.reading.events {
            event.id = format!("{item}{}", event.id);
        }
        if self.dice.roll(3) == 0 {
            let event = &self.reading.events[0];
            self.reading.attributions.push(Attribution {
                id: format!("{item}/a0"),
                item: 0,
                form: SpeechForm::Indirect,
                speaker: Some(event.actors[0].clone()),
                speaker_span: Some(self.reading.entities[0].mentions[0].span),
                cue: event.trigger,
                content: event.evidence,
                events: vec![0],
            });
        }
        if self.dice.roll(2) == 0 {
            let span = self.reading.entities[0].mentions[0].span;
            let of = self.reading.entities.last().map(|entity| entity.id.clone());
            self.reading.entities[0].roles.push(Role {
                title: format!("chief of {}", word(self.dice.skewed(90))),
                of,
                span,
            });
        }
        if number.is_multiple_of(50) {
            self.reading.notes.push(Note::new(NoteKind::Slip, span, "a bracket never closes"));
        }
        self.reading.document.clone_from(&id);
        self.reading.language = Some("en".to_owned());
        let document = Document {
            id,
            blocks: vec![Block { kind: BlockKind::Paragraph, span }],
            source: Source {
                uri: format!("news.jsonl#{number}"),
                media_type: "application/jsonl".to_owned(),
                sha256: sha256_hex(self.text.as_bytes()),
            },
            text: self.text,
            published: Some(published),
            outlets: vec![name],
            category: Some(["Armed conflicts and attacks", "Politics", "Disasters"][number % 3].to_owned()),
            ..Document::default()
        };
        (document, self.reading)
    }
}
