//! The events of one reading, and who said what.

use rasad_reading::{Attribution, Event, EventPlace, Reading};
use rusqlite::{Connection, Row};

use super::{Rows, item_id, list, nth};
use crate::codes::{Code, count, interval_at, span_at, span_or_none_at, whole};

/// In the order of the reading, whose items are there already.
pub(super) fn events(
    connection: &Connection,
    rows: &Rows,
    reading: &Reading,
) -> rusqlite::Result<Vec<Event>> {
    let mut events = list(
        connection,
        "SELECT e.item, e.tail, e.kind, mode.text, e.date_start, e.date_end, e.precision, e.basis, e.status,
           e.confidence, e.evidence_start, e.evidence_end, e.trigger_start, e.trigger_end, rule.text,
           cameo.text,
           p.name, country.text, p.latitude, p.longitude
         FROM item i JOIN event e ON e.item = i.id JOIN word rule ON rule.id = e.rule
         LEFT JOIN word mode ON mode.id = e.mode LEFT JOIN word cameo ON cameo.id = e.cameo
         LEFT JOIN place p ON p.id = e.place LEFT JOIN word country ON country.id = p.country
         WHERE i.document = ?1 ORDER BY e.id",
        [rows.document],
        |row| {
            let item = Rows::index(rows.first_item, row, 0)?;
            Ok(Event {
                id: whole(item_id(reading, item)?, row.get_ref(1)?.as_str()?),
                item,
                kind: row.get::<_, Code<_>>(2)?.0,
                mode: row.get(3)?,
                contexts: Vec::new(),
                actors: Vec::new(),
                recipients: Vec::new(),
                date: interval_at(row, 4)?,
                date_precision: row.get::<_, Code<_>>(6)?.0,
                date_basis: row.get::<_, Code<_>>(7)?.0,
                place: place_at(row, 16)?,
                status: row.get::<_, Code<_>>(8)?.0,
                claimants: Vec::new(),
                citations: Vec::new(),
                confidence: row.get(9)?,
                evidence: span_at(row, 10)?,
                trigger: span_at(row, 12)?,
                rule: row.get(14)?,
                cameo: row.get(15)?,
            })
        },
    )?;
    fill(connection, rows, &mut events)?;
    Ok(events)
}

/// The place in four columns from `at` on: name, country, degrees north, degrees east.
pub(crate) fn place_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<EventPlace>> {
    let Some(name) = row.get(at)? else { return Ok(None) };
    let (north, east): (Option<f64>, Option<f64>) = (row.get(at + 2)?, row.get(at + 3)?);
    Ok(Some(EventPlace { name, country: row.get(at + 1)?, coordinates: north.zip(east) }))
}

fn fill(connection: &Connection, rows: &Rows, events: &mut [Event]) -> rusqlite::Result<()> {
    let participants = list(
        connection,
        "SELECT p.event, p.side, n.name FROM item i JOIN event e ON e.item = i.id
         JOIN participant p ON p.event = e.id JOIN entity n ON n.id = p.entity
         WHERE i.document = ?1 ORDER BY p.event, p.side, p.position",
        [rows.document],
        |row| Ok((Rows::index(rows.first_event, row, 0)?, row.get::<_, i64>(1)?, row.get(2)?)),
    )?;
    for (at, side, name) in participants {
        let event = nth(events, at)?;
        match side {
            0 => event.actors.push(name),
            1 => event.recipients.push(name),
            _ => event.claimants.push(name),
        }
    }
    let contexts = list(
        connection,
        "SELECT c.event, w.text FROM item i JOIN event e ON e.item = i.id
         JOIN event_context c ON c.event = e.id JOIN word w ON w.id = c.context
         WHERE i.document = ?1 ORDER BY c.event, c.position",
        [rows.document],
        |row| Ok((Rows::index(rows.first_event, row, 0)?, row.get(1)?)),
    )?;
    for (at, context) in contexts {
        nth(events, at)?.contexts.push(context);
    }
    let citations = list(
        connection,
        "SELECT c.event, c.citation FROM item i JOIN event e ON e.item = i.id
         JOIN event_citation c ON c.event = e.id WHERE i.document = ?1 ORDER BY c.event, c.position",
        [rows.document],
        |row| Ok((Rows::index(rows.first_event, row, 0)?, Rows::index(rows.first_citation, row, 1)?)),
    )?;
    for (at, citation) in citations {
        nth(events, at)?.citations.push(citation);
    }
    Ok(())
}

/// In the order of the reading, whose items are there already.
pub(super) fn attributions(
    connection: &Connection,
    rows: &Rows,
    reading: &Reading,
) -> rusqlite::Result<Vec<Attribution>> {
    let mut sayings = list(
        connection,
        "SELECT a.item, a.tail, a.form, e.name, a.speaker_start, a.speaker_end, a.cue_start, a.cue_end,
           a.content_start, a.content_end
         FROM attribution a LEFT JOIN entity e ON e.id = a.speaker WHERE a.document = ?1 ORDER BY a.position",
        [rows.document],
        |row| {
            let item = Rows::index(rows.first_item, row, 0)?;
            Ok(Attribution {
                id: whole(item_id(reading, item)?, row.get_ref(1)?.as_str()?),
                item,
                form: row.get::<_, Code<_>>(2)?.0,
                speaker: row.get(3)?,
                speaker_span: span_or_none_at(row, 4)?,
                cue: span_at(row, 6)?,
                content: span_at(row, 8)?,
                events: Vec::new(),
            })
        },
    )?;
    let told = list(
        connection,
        "SELECT attribution, event FROM attribution_event WHERE document = ?1 ORDER BY attribution, position",
        [rows.document],
        |row| Ok((row.get(0)?, Rows::index(rows.first_event, row, 1)?)),
    )?;
    for (at, event) in told {
        nth(&mut sayings, count(at))?.events.push(event);
    }
    Ok(sayings)
}
