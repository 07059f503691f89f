//! Writes items, their citations, dates, the entities that they mention, and what search looks into.

use jiff::civil::Date;
use rasad_reading::{Entity, Reading};
use rasad_text::Document;
use rasad_text::fold::fold;
use rusqlite::params;

use super::writer::{Place, Writer};
use crate::codes::{Code, Day, ends, int, tail};

impl Writer<'_> {
    /// Writes items and citations; gives the day of every item.
    pub(super) fn items(
        &mut self,
        place: &Place,
        document: &Document,
        reading: &Reading,
    ) -> rusqlite::Result<Vec<Option<Day>>> {
        let mut cited: Vec<Option<Date>> = vec![None; reading.items.len()];
        for citation in &reading.citations {
            let (first, so_far) = (citation.date.map(|days| days.start), cited[citation.item]);
            cited[citation.item] = first.map(|first| so_far.map_or(first, |day| day.min(first))).or(so_far);
        }
        let days: Vec<Option<Day>> = cited.into_iter().map(|day| day.map(Day).or(place.day)).collect();
        for (index, item) in reading.items.iter().enumerate() {
            let section = self.interned.word_or_none(self.connection, item.section.as_deref())?;
            self.connection
                .prepare_cached(
                    "INSERT INTO item (id, document, tail, kind, section, span_start, span_end, day)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    place.first_item + int(index),
                    place.document,
                    tail(&document.id, &item.id),
                    Code(item.kind),
                    section,
                    int(item.span.start),
                    int(item.span.end),
                    days[index],
                ])?;
        }
        self.citations(place, reading)?;
        Ok(days)
    }

    fn citations(&mut self, place: &Place, reading: &Reading) -> rusqlite::Result<()> {
        for (index, citation) in reading.citations.iter().enumerate() {
            let id = place.first_citation + int(index);
            let (date_start, date_end) = ends(citation.date);
            self.connection
                .prepare_cached(
                    "INSERT INTO citation (id, item, tail, date_start, date_end, span_start, span_end,
                       covers_start, covers_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    id,
                    place.first_item + int(citation.item),
                    tail(&reading.items[citation.item].id, &citation.id),
                    date_start,
                    date_end,
                    citation.span.map(|span| int(span.start)),
                    citation.span.map(|span| int(span.end)),
                    int(citation.covers.start),
                    int(citation.covers.end),
                ])?;
            for (position, outlet) in citation.outlets.iter().enumerate() {
                let outlet = self.interned.outlet(self.connection, outlet)?;
                self.connection
                    .prepare_cached(
                        "INSERT INTO citation_outlet (citation, position, outlet) VALUES (?1, ?2, ?3)",
                    )?
                    .execute([id, int(position), outlet])?;
            }
        }
        Ok(())
    }

    /// Writes the expressions of time.
    pub(super) fn dates(&mut self, place: &Place, reading: &Reading) -> rusqlite::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO date_mention (document, position, item, span_start, span_end, value_start, value_end,
               precision, timex) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for (position, date) in reading.dates.iter().enumerate() {
            let (value_start, value_end) = ends(date.value);
            insert.execute(params![
                place.document,
                int(position),
                place.first_item + int(date.item),
                int(date.span.start),
                int(date.span.end),
                value_start,
                value_end,
                Code(date.precision),
                date.timex,
            ])?;
        }
        Ok(())
    }

    /// Writes the entities as this reading gives them; gives their ids in its order.
    pub(super) fn entities(
        &mut self,
        place: &Place,
        document: &Document,
        reading: &Reading,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut ids = Vec::with_capacity(reading.entities.len());
        for (position, entity) in reading.entities.iter().enumerate() {
            let id = self.interned.entity(self.connection, entity)?;
            let label = self.interned.word(self.connection, &entity.name)?;
            let country = self.interned.word_or_none(self.connection, entity.country.as_deref())?;
            self.connection
                .prepare_cached(
                    "INSERT INTO appearance (document, position, entity, kind, label, country, known)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    place.document,
                    int(position),
                    id,
                    Code(entity.kind),
                    label,
                    country,
                    entity.known
                ])?;
            self.names_and_roles(place.document, int(position), id, entity)?;
            self.mentions(place, int(position), id, entity, document)?;
            ids.push(id);
        }
        Ok(ids)
    }

    fn names_and_roles(
        &mut self,
        document: i64,
        appearance: i64,
        id: i64,
        entity: &Entity,
    ) -> rusqlite::Result<()> {
        self.interned.spelling(self.connection, id, &entity.name)?;
        for (position, alias) in entity.aliases.iter().enumerate() {
            self.interned.spelling(self.connection, id, alias)?;
            let text = self.interned.word(self.connection, alias)?;
            self.connection
                .prepare_cached(
                    "INSERT INTO alias (document, appearance, position, text) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute([document, appearance, int(position), text])?;
        }
        for (position, role) in entity.roles.iter().enumerate() {
            let title = self.interned.word(self.connection, &role.title)?;
            let body = match &role.of {
                Some(of) => Some(self.interned.reference(self.connection, of)?),
                None => None,
            };
            self.connection
                .prepare_cached(
                    "INSERT INTO role (document, appearance, position, entity, title, body, span_start,
                     span_end)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    document,
                    appearance,
                    int(position),
                    id,
                    title,
                    body,
                    int(role.span.start),
                    int(role.span.end)
                ])?;
        }
        Ok(())
    }

    fn mentions(
        &mut self,
        place: &Place,
        appearance: i64,
        id: i64,
        entity: &Entity,
        document: &Document,
    ) -> rusqlite::Result<()> {
        for (position, mention) in entity.mentions.iter().enumerate() {
            let spelling = if mention.named {
                Some(self.interned.spelling(self.connection, id, document.slice(mention.span))?)
            } else {
                None
            };
            self.connection
                .prepare_cached(
                    "INSERT INTO mention (document, appearance, position, entity, item, span_start, span_end,
                       spelling) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    place.document,
                    appearance,
                    int(position),
                    id,
                    place.first_item + int(mention.item),
                    int(mention.span.start),
                    int(mention.span.end),
                    spelling,
                ])?;
        }
        Ok(())
    }

    /// Writes what search looks into: the folded text, and a word for every entity that is mentioned.
    pub(super) fn search_text(
        &mut self,
        place: &Place,
        document: &Document,
        reading: &Reading,
        entities: &[i64],
    ) -> rusqlite::Result<()> {
        let mut mentioned = vec![Vec::new(); reading.items.len()];
        for (entity, id) in reading.entities.iter().zip(entities) {
            for mention in &entity.mentions {
                mentioned[mention.item].push(*id);
            }
        }
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO item_text (rowid, text, entity) VALUES (?1, ?2, ?3)")?;
        for (index, item) in reading.items.iter().enumerate() {
            let ids = &mut mentioned[index];
            ids.sort_unstable();
            ids.dedup();
            let words: Vec<String> = ids.iter().map(|id| format!("e{id}")).collect();
            insert.execute(params![
                place.first_item + int(index),
                fold(document.slice(item.span)),
                words.join(" "),
            ])?;
        }
        Ok(())
    }
}
