//! Which of several places of one name is meant: the one in a country that the item speaks of.

use rasad_names::{Form, Match, Target};

use crate::reader::Reader;

/// The place that a name means: of several, the one whose country the item names most, else the largest.
pub(super) fn meant(reader: &Reader, forms: &[Form], matches: &[Match]) -> Option<Form> {
    let mut places = forms.iter().copied().filter(|form| matches!(form.target, Target::Place(_)));
    let first = places.next()?;
    let Some(second) = places.next() else { return Some(first) };
    let all = [first, second].into_iter().chain(places);
    all.max_by_key(|form| {
        let Target::Place(at) = form.target else { return (0, 0) };
        let place = &reader.knowledge.places[at];
        (evidence(reader, &place.country, forms, matches), place.population)
    })
}

/// Whether the item speaks of a place's country and not of the country that the name means as well: "Tripoli"
/// beside Lebanon is not Libya's government.
pub(super) fn is_elsewhere(
    reader: &Reader,
    place: Form,
    other: Form,
    forms: &[Form],
    matches: &[Match],
) -> bool {
    let (Target::Place(place), Target::Country(country)) = (place.target, other.target) else { return false };
    let place = &reader.knowledge.places[place];
    let country = &reader.knowledge.countries[country].id;
    place.country != *country
        && evidence(reader, &place.country, forms, matches) > 0
        && evidence(reader, country, forms, matches) == 0
}

/// How many names in the item are of a country: its own, and those of its people, bodies and other places.
/// `forms` are those in question, which speak for nothing.
fn evidence(reader: &Reader, country: &str, forms: &[Form], matches: &[Match]) -> usize {
    if country.is_empty() {
        return 0;
    }
    let knowledge = &reader.knowledge;
    let is_of = |form: &Form| match form.target {
        Target::Country(at) => knowledge.countries[at].id == country,
        Target::Place(at) => knowledge.places[at].country == country,
        Target::Person(at) => knowledge.people[at].country.as_deref() == Some(country),
        Target::Body(at) => knowledge.bodies[at].country.as_deref() == Some(country),
        _ => false,
    };
    let speaks = |found: &&Match| {
        !found.forms.iter().any(|form| forms.iter().any(|asked| asked.target == form.target))
    };
    matches.iter().filter(speaks).filter(|found| found.forms.iter().any(is_of)).count()
}

/// Whether a form names a place or a country.
pub(super) fn is_land(form: Form) -> bool {
    matches!(form.target, Target::Place(_) | Target::Country(_))
}
