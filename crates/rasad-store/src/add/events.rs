//! Writes events with their participants, and who said what.

use rasad_reading::{Event, Reading};
use rusqlite::params;

use super::writer::{Place, Writer};
use crate::codes::{Code, Day, ends, int, tail};

impl Writer<'_> {
    /// Writes the events. `item_days` holds the day of every item.
    pub(super) fn events(
        &mut self,
        place: &Place,
        reading: &Reading,
        item_days: &[Option<Day>],
    ) -> rusqlite::Result<()> {
        for (index, event) in reading.events.iter().enumerate() {
            let id = place.first_event + int(index);
            let cited = event.citations.iter().filter_map(|citation| reading.citations[*citation].date);
            let day = cited.map(|days| days.start).min().map(Day).or(item_days[event.item]);
            self.event(id, place, reading, event, day)?;
            for (side, names) in [(0, &event.actors), (1, &event.recipients), (2, &event.claimants)] {
                for (position, name) in names.iter().enumerate() {
                    let entity = self.interned.reference(self.connection, name)?;
                    self.connection
                        .prepare_cached(
                            "INSERT INTO participant (event, side, position, entity, kind)
                             VALUES (?1, ?2, ?3, ?4, ?5)",
                        )?
                        .execute([id, side, int(position), entity, Code(event.kind).number()])?;
                }
            }
            for (position, context) in event.contexts.iter().enumerate() {
                let context = self.interned.word(self.connection, context)?;
                self.connection
                    .prepare_cached(
                        "INSERT INTO event_context (event, position, context) VALUES (?1, ?2, ?3)",
                    )?
                    .execute([id, int(position), context])?;
            }
            for (position, citation) in event.citations.iter().enumerate() {
                self.connection
                    .prepare_cached(
                        "INSERT INTO event_citation (event, position, citation) VALUES (?1, ?2, ?3)",
                    )?
                    .execute([id, int(position), place.first_citation + int(*citation)])?;
            }
        }
        Ok(())
    }

    fn event(
        &mut self,
        id: i64,
        place: &Place,
        reading: &Reading,
        event: &Event,
        day: Option<Day>,
    ) -> rusqlite::Result<()> {
        let mode = self.interned.word_or_none(self.connection, event.mode.as_deref())?;
        let rule = self.interned.word(self.connection, &event.rule)?;
        let cameo = self.interned.word_or_none(self.connection, event.cameo.as_deref())?;
        let scene = match &event.place {
            Some(scene) => Some(self.interned.place(self.connection, scene)?),
            None => None,
        };
        let (date_start, date_end) = ends(event.date);
        self.connection
            .prepare_cached(
                "INSERT INTO event (id, item, tail, kind, mode, date_start, date_end, precision, basis, place,
                   status, confidence, evidence_start, evidence_end, trigger_start, trigger_end, rule, cameo,
                   day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                 ?19)",
            )?
            .execute(params![
                id,
                place.first_item + int(event.item),
                tail(&reading.items[event.item].id, &event.id),
                Code(event.kind),
                mode,
                date_start,
                date_end,
                Code(event.date_precision),
                Code(event.date_basis),
                scene,
                Code(event.status),
                event.confidence,
                int(event.evidence.start),
                int(event.evidence.end),
                int(event.trigger.start),
                int(event.trigger.end),
                rule,
                cameo,
                day,
            ])?;
        Ok(())
    }

    /// Writes who said what.
    pub(super) fn attributions(&mut self, place: &Place, reading: &Reading) -> rusqlite::Result<()> {
        for (position, saying) in reading.attributions.iter().enumerate() {
            let speaker = match &saying.speaker {
                Some(speaker) => Some(self.interned.reference(self.connection, speaker)?),
                None => None,
            };
            self.connection
                .prepare_cached(
                    "INSERT INTO attribution (document, position, item, tail, form, speaker, speaker_start,
                       speaker_end, cue_start, cue_end, content_start, content_end)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                )?
                .execute(params![
                    place.document,
                    int(position),
                    place.first_item + int(saying.item),
                    tail(&reading.items[saying.item].id, &saying.id),
                    Code(saying.form),
                    speaker,
                    saying.speaker_span.map(|span| int(span.start)),
                    saying.speaker_span.map(|span| int(span.end)),
                    int(saying.cue.start),
                    int(saying.cue.end),
                    int(saying.content.start),
                    int(saying.content.end),
                ])?;
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO attribution_event (document, attribution, position, event) VALUES (?1, ?2, ?3,
                 ?4)",
            )?;
            for (at, event) in saying.events.iter().enumerate() {
                insert.execute([place.document, int(position), int(at), place.first_event + int(*event)])?;
            }
        }
        Ok(())
    }
}
