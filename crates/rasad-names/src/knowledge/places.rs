//! The table of places: tab-separated, one place a line, because there are thousands.

use super::{KnowledgeError, KnowledgeFile, Place};

const HEADER: [&str; 7] = ["name", "country", "latitude", "longitude", "population", "kind", "spellings"];

/// Parses a table of places.
pub(super) fn parse(file: &KnowledgeFile<'_>) -> Result<Vec<Place>, Vec<KnowledgeError>> {
    let mut places = Vec::new();
    let mut errors = Vec::new();
    let mut wrong = |line: usize, message: String| {
        errors.push(KnowledgeError { file: file.path.to_owned(), line: line + 1, message });
    };
    for (number, line) in file.text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.first() == Some(&HEADER[0]) {
            if cells != HEADER {
                wrong(number, format!("the columns are not {}", HEADER.join(", ")));
            }
            continue;
        }
        if cells.len() != HEADER.len() {
            wrong(number, format!("{} columns, {} are needed", cells.len(), HEADER.len()));
            continue;
        }
        let degrees = |text: &str, most: f64| text.parse().ok().filter(|value: &f64| value.abs() <= most);
        let (Some(latitude), Some(longitude)) = (degrees(cells[2], 90.0), degrees(cells[3], 180.0)) else {
            wrong(number, format!("`{}`, `{}` are not degrees north and east", cells[2], cells[3]));
            continue;
        };
        let Ok(population) = (if cells[4].is_empty() { "0" } else { cells[4] }).parse() else {
            wrong(number, format!("`{}` is not a number of inhabitants", cells[4]));
            continue;
        };
        places.push(Place {
            name: cells[0].to_owned(),
            country: cells[1].to_owned(),
            latitude,
            longitude,
            population,
            kind: cells[5].to_owned(),
            spellings: cells[6].split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        });
    }
    if errors.is_empty() { Ok(places) } else { Err(errors) }
}

/// Adds places; one of the same name and country takes the place of the other.
pub(super) fn merge(places: &mut Vec<Place>, more: Vec<Place>) {
    if places.is_empty() {
        *places = more;
        return;
    }
    for place in more {
        match places.iter_mut().find(|other| other.name == place.name && other.country == place.country) {
            Some(other) => *other = place,
            None => places.push(place),
        }
    }
}
