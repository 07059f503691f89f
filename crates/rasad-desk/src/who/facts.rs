//! An entry of the knowledge, put for showing: names in place of ids.

use rasad_names::{Body, Country, Knowledge, Office, Outlet, PartialDate, Person};

/// Somebody or something by id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Id in the knowledge.
    pub id: String,
    /// The name that it prints, or the id where it has none.
    pub name: String,
}

/// An office with its term.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Such as `Commander`.
    pub title: String,
    /// The body or country that it belongs to.
    pub of: Named,
    /// For an ambassador, the country of posting.
    pub to_country: Option<Named>,
    /// Its first day, as far as known.
    pub from: Option<PartialDate>,
    /// Its last day; absent while it lasts, or where it is not known.
    pub to: Option<PartialDate>,
}

/// Somebody with an office in a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub person: Named,
    /// The office there.
    pub term: Term,
}

/// What the knowledge has of one entry. What does not apply to its kind is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Id in the knowledge.
    pub id: String,
    /// person, body, country or outlet.
    pub kind: &'static str,
    /// The name that a bulletin prints.
    pub name: String,
    /// Other names, in any script, short forms last.
    pub spellings: Vec<String>,
    /// The country that it belongs to.
    pub country: Option<Named>,
    /// Of a body or outlet: ministry, armed-group, agency ...
    pub sort: Option<String>,
    /// Of a body: that which it is part of. Of an outlet: whose it is.
    pub belongs_to: Option<String>,
    /// Born or founded.
    pub from: Option<PartialDate>,
    /// Died or dissolved.
    pub to: Option<PartialDate>,
    /// Offices, the latest first.
    pub offices: Vec<Term>,
    /// Of a body or country: who holds or held offices in it, the latest first.
    pub members: Vec<Member>,
    /// Of an outlet: its domain.
    pub site: Option<String>,
}

/// What the knowledge has under an id.
pub(super) fn facts(knowledge: &Knowledge, id: &str) -> Option<Facts> {
    let person = knowledge.person(id).map(|person| of_person(knowledge, person));
    let body = || knowledge.body(id).map(|body| of_body(knowledge, body));
    let country = || knowledge.country(id).map(|country| of_country(knowledge, country));
    let outlet = || knowledge.outlet(id).map(|outlet| of_outlet(knowledge, outlet));
    person.or_else(body).or_else(country).or_else(outlet)
}

fn of_person(knowledge: &Knowledge, person: &Person) -> Facts {
    let mut offices: Vec<Term> = person.offices.iter().map(|office| term(knowledge, office)).collect();
    latest_first(&mut offices, |term| term);
    Facts {
        id: person.id.clone(),
        kind: "person",
        name: person.name.clone(),
        spellings: person.spellings.iter().chain(&person.short).cloned().collect(),
        country: country(knowledge, person.country.as_deref()),
        from: person.born,
        to: person.died,
        offices,
        ..Facts::default()
    }
}

fn of_body(knowledge: &Knowledge, body: &Body) -> Facts {
    let home = knowledge.country_of_body(body).map(|country| country.id.as_str());
    Facts {
        id: body.id.clone(),
        kind: "organization",
        name: body.name.clone(),
        spellings: body.spellings.clone(),
        country: country(knowledge, home),
        sort: body.kind.clone(),
        belongs_to: body.part_of.as_deref().map(|id| named(knowledge, id).name),
        from: body.from,
        to: body.to,
        members: members(knowledge, &body.id),
        ..Facts::default()
    }
}

fn of_country(knowledge: &Knowledge, country: &Country) -> Facts {
    let formal = Some(&country.formal).filter(|formal| !formal.is_empty());
    Facts {
        id: country.id.clone(),
        kind: "country",
        name: country.name.clone(),
        spellings: formal.into_iter().chain(&country.spellings).chain(&country.adjectives).cloned().collect(),
        sort: Some(country.code.clone()),
        members: members(knowledge, &country.id),
        ..Facts::default()
    }
}

fn of_outlet(knowledge: &Knowledge, outlet: &Outlet) -> Facts {
    Facts {
        id: outlet.id.clone(),
        kind: "outlet",
        name: outlet.name.clone(),
        spellings: outlet.spellings.clone(),
        country: country(knowledge, outlet.country.as_deref()),
        sort: outlet.kind.clone(),
        belongs_to: outlet.affiliation.clone(),
        site: outlet.site.clone(),
        ..Facts::default()
    }
}

fn country(knowledge: &Knowledge, id: Option<&str>) -> Option<Named> {
    id.map(|id| named(knowledge, id))
}

fn named(knowledge: &Knowledge, id: &str) -> Named {
    let body = knowledge.body(id).map(|body| &body.name);
    let name = body.or_else(|| knowledge.country(id).map(|country| &country.name));
    Named { id: id.to_owned(), name: name.map_or(id, String::as_str).to_owned() }
}

fn term(knowledge: &Knowledge, office: &Office) -> Term {
    Term {
        title: office.title.clone(),
        of: named(knowledge, &office.of),
        to_country: country(knowledge, office.to_country.as_deref()),
        from: office.from,
        to: office.to,
    }
}

fn members(knowledge: &Knowledge, id: &str) -> Vec<Member> {
    let mut members = Vec::new();
    for person in &knowledge.people {
        for office in person.offices.iter().filter(|office| office.of == id) {
            let name = Named { id: person.id.clone(), name: person.name.clone() };
            members.push(Member { person: name, term: term(knowledge, office) });
        }
    }
    latest_first(&mut members, |member| &member.term);
    members
}

/// Those that last or ended last come first; among them those that began last.
fn latest_first<T>(list: &mut [T], term: impl Fn(&T) -> &Term) {
    list.sort_by_key(|entry| {
        let term = term(entry);
        let lasts = term.to.is_none() && term.from.is_some();
        let end = term.to.map(PartialDate::last_day);
        let begin = term.from.map(PartialDate::first_day);
        std::cmp::Reverse((lasts, end, begin))
    });
}
