//! The entities of one reading, with aliases, roles and mentions.

use rasad_reading::{Entity, Mention, Role};
use rusqlite::Connection;

use super::{Rows, list, nth};
use crate::codes::{Code, count, span_at};

/// In the order of the reading.
pub(super) fn entities(connection: &Connection, rows: &Rows) -> rusqlite::Result<Vec<Entity>> {
    let mut entities = list(
        connection,
        "SELECT e.name, a.kind, label.text, country.text, a.known
         FROM appearance a JOIN entity e ON e.id = a.entity JOIN word label ON label.id = a.label
         LEFT JOIN word country ON country.id = a.country WHERE a.document = ?1 ORDER BY a.position",
        [rows.document],
        |row| {
            Ok(Entity {
                id: row.get(0)?,
                kind: row.get::<_, Code<_>>(1)?.0,
                name: row.get(2)?,
                aliases: Vec::new(),
                country: row.get(3)?,
                roles: Vec::new(),
                mentions: Vec::new(),
                known: row.get(4)?,
            })
        },
    )?;
    let aliases = list(
        connection,
        "SELECT appearance, word.text FROM alias JOIN word ON word.id = alias.text
         WHERE document = ?1 ORDER BY appearance, position",
        [rows.document],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (at, alias) in aliases {
        nth(&mut entities, count(at))?.aliases.push(alias);
    }
    let roles = list(
        connection,
        "SELECT r.appearance, title.text, body.name, r.span_start, r.span_end
         FROM role r JOIN word title ON title.id = r.title LEFT JOIN entity body ON body.id = r.body
         WHERE r.document = ?1 ORDER BY r.appearance, r.position",
        [rows.document],
        |row| Ok((row.get(0)?, Role { title: row.get(1)?, of: row.get(2)?, span: span_at(row, 3)? })),
    )?;
    for (at, role) in roles {
        nth(&mut entities, count(at))?.roles.push(role);
    }
    let mentions = list(
        connection,
        "SELECT appearance, item, span_start, span_end, spelling IS NOT NULL FROM mention
         WHERE document = ?1 ORDER BY appearance, position",
        [rows.document],
        |row| {
            let item = Rows::index(rows.first_item, row, 1)?;
            Ok((row.get(0)?, Mention { item, span: span_at(row, 2)?, named: row.get(4)? }))
        },
    )?;
    for (at, mention) in mentions {
        nth(&mut entities, count(at))?.mentions.push(mention);
    }
    Ok(entities)
}
