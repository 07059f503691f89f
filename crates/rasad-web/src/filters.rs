//! Which events are meant: the same filters, by the same names, as on the command line.

use jiff::civil::Date;
use rasad_events::{EventType, Status};
use rasad_store::{EventFilter, EventOrder, Scope, parse_days};

use crate::parameters::{Parameters, QueryWriter};
use crate::site::Site;

/// Most rows of one page, and of one answer of the API.
pub(crate) const MOST_ROWS: usize = 500;

/// Filters as an address gives them. Names are as written; the archive finds out whom they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filters {
    pub(crate) text: Option<String>,
    pub(crate) actor: Option<String>,
    pub(crate) recipient: Option<String>,
    pub(crate) participant: Option<String>,
    pub(crate) kinds: Vec<EventType>,
    pub(crate) mode: Option<String>,
    pub(crate) arena: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) context: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) published_from: Option<Date>,
    pub(crate) published_to: Option<Date>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) order: Order,
}

/// In which order events are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Latest act first.
    #[default]
    Newest,
    /// Earliest act first.
    Oldest,
    /// Latest report first.
    Reported,
}

impl Order {
    pub(crate) const ALL: [(Order, &str, &str); 3] = [
        (Self::Newest, "newest", "Latest act first"),
        (Self::Oldest, "oldest", "Earliest act first"),
        (Self::Reported, "reported", "Latest report first"),
    ];

    pub(crate) fn of_archive(self) -> EventOrder {
        match self {
            Self::Newest => EventOrder::Newest,
            Self::Oldest => EventOrder::Oldest,
            Self::Reported => EventOrder::LastReported,
        }
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(order, ..)| *order == self).map_or("", |(_, name, _)| name)
    }
}

impl Filters {
    /// Reads them. What can't be understood is left out and named in the second list, one sentence each.
    pub(crate) fn parse(given: &Parameters) -> (Self, Vec<String>) {
        let mut slips = Vec::new();
        let mut day = |name: &str, last: bool| {
            let text = given.get(name)?;
            let days = parse_days(text);
            if days.is_none() {
                slips.push(format!("`{text}` is not a day, a month or a year such as 2020-11-22."));
            }
            days.map(|days| if last { days.end } else { days.start })
        };
        let (from, to) = (day("from", false), day("to", true));
        let (published_from, published_to) = (day("published-from", false), day("published-to", true));
        let mut kinds: Vec<EventType> = Vec::new();
        for word in given.words("type") {
            match word.parse() {
                Ok(kind) if kinds.contains(&kind) => {}
                Ok(kind) => kinds.push(kind),
                Err(error) => slips.push(format!("{error}.")),
            }
        }
        let mut statuses: Vec<Status> = Vec::new();
        for word in given.words("status") {
            match word.parse() {
                Ok(status) if statuses.contains(&status) => {}
                Ok(status) => statuses.push(status),
                Err(error) => slips.push(format!("{error}.")),
            }
        }
        let wanted = given.get("order").unwrap_or("newest");
        let order = Order::ALL.iter().find(|(_, name, _)| *name == wanted).map(|(order, ..)| *order);
        let filters = Self {
            text: given.owned("text"),
            actor: given.owned("actor"),
            recipient: given.owned("recipient"),
            participant: given.owned("participant"),
            kinds,
            mode: given.get("mode").map(str::to_lowercase),
            arena: given.owned("arena"),
            place: given.owned("place"),
            country: given.owned("country"),
            context: given.get("context").map(str::to_lowercase),
            outlet: given.owned("outlet"),
            from,
            to,
            published_from,
            published_to,
            statuses,
            order: order.unwrap_or_default(),
        };
        (filters, slips)
    }

    /// The same for the archive.
    pub(crate) fn of_events(&self, site: &Site) -> EventFilter {
        EventFilter {
            actor: self.actor.clone(),
            recipient: self.recipient.clone(),
            participant: self.participant.clone(),
            kinds: self.kinds.clone(),
            mode: self.mode.clone(),
            place: self.place.clone(),
            context: self.context.clone(),
            country: self.country.clone(),
            scope: self.arena.as_deref().map(|arena| scope_of(site, arena)),
            outlet: self.outlet.clone(),
            date_from: self.from,
            date_to: self.to,
            published_from: self.published_from,
            published_to: self.published_to,
            statuses: self.statuses.clone(),
            text: self.text.clone(),
            ..EventFilter::default()
        }
    }

    /// Names and values that give the same filters again.
    pub(crate) fn query(&self) -> QueryWriter {
        let list = |words: Vec<&'static str>| (!words.is_empty()).then(|| words.join(","));
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let mut query = QueryWriter::default();
        query
            .add("text", self.text.clone())
            .add("actor", self.actor.clone())
            .add("recipient", self.recipient.clone())
            .add("participant", self.participant.clone())
            .add("type", list(self.kinds.iter().map(|kind| kind.as_str()).collect()))
            .add("mode", self.mode.clone())
            .add("arena", self.arena.clone())
            .add("place", self.place.clone())
            .add("country", self.country.clone())
            .add("context", self.context.clone())
            .add("outlet", self.outlet.clone())
            .add("from", day(self.from))
            .add("to", day(self.to))
            .add("published-from", day(self.published_from))
            .add("published-to", day(self.published_to))
            .add("status", list(self.statuses.iter().map(|status| status.as_str()).collect()))
            .add("order", (self.order != Order::Newest).then(|| self.order.name()));
        query
    }

    /// Each filter in words, with the filters that are left without it.
    pub(crate) fn each(&self) -> Vec<(&'static str, String, Filters)> {
        let mut each = Vec::new();
        let mut one = |label: &'static str, value: Option<String>, without: &dyn Fn(&mut Filters)| {
            if let Some(value) = value {
                let mut rest = self.clone();
                without(&mut rest);
                each.push((label, value, rest));
            }
        };
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        one("words", self.text.clone(), &|rest| rest.text = None);
        one("who", self.actor.clone(), &|rest| rest.actor = None);
        one("to whom", self.recipient.clone(), &|rest| rest.recipient = None);
        one("takes part", self.participant.clone(), &|rest| rest.participant = None);
        for kind in &self.kinds {
            one("type", Some(kind.as_str().to_owned()), &|rest| rest.kinds.retain(|other| other != kind));
        }
        one("mode", self.mode.clone(), &|rest| rest.mode = None);
        one("arena", self.arena.clone(), &|rest| rest.arena = None);
        one("place", self.place.clone(), &|rest| rest.place = None);
        one("country", self.country.clone(), &|rest| rest.country = None);
        one("context", self.context.clone(), &|rest| rest.context = None);
        one("outlet", self.outlet.clone(), &|rest| rest.outlet = None);
        one("from", day(self.from), &|rest| rest.from = None);
        one("to", day(self.to), &|rest| rest.to = None);
        one("reported from", day(self.published_from), &|rest| rest.published_from = None);
        one("reported to", day(self.published_to), &|rest| rest.published_to = None);
        for status in &self.statuses {
            one("status", Some(status.as_str().to_owned()), &|rest| {
                rest.statuses.retain(|other| other != status);
            });
        }
        each
    }
}

/// What belongs to an arena: what the desk's settings say, else the country of that name.
pub(crate) fn scope_of(site: &Site, arena: &str) -> Scope {
    if let Some(arena) = site.desk.arena(arena) {
        return arena.scope.clone();
    }
    let wanted = rasad_text::fold::fold(arena);
    let named = site.knowledge.countries.iter().find(|country| {
        rasad_text::fold::fold(&country.name) == wanted || country.code.eq_ignore_ascii_case(arena)
    });
    match named {
        Some(country) => {
            Scope { countries: vec![country.code.clone()], entities: vec![format!("e:{}", country.id)] }
        }
        // Nothing belongs to an arena that nobody knows.
        None => Scope::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_survive_an_address() {
        let text = "actor=Qaani&type=CONSULT&type=AID&from=2020-11&to=2020-11&status=claimed&order=oldest&arena=Iraq";
        let (filters, slips) = Filters::parse(&Parameters::parse(Some(text)));
        assert!(slips.is_empty(), "{slips:?}");
        assert_eq!(filters.to.map(|day| day.to_string()).as_deref(), Some("2020-11-30"));
        let again = filters.query().finish();
        assert_eq!(Filters::parse(&Parameters::parse(again.strip_prefix('?'))).0, filters);
        assert_eq!(filters.each().len(), 7);
        assert!(filters.each().iter().all(|(_, _, rest)| rest.each().len() == 6));
    }

    #[test]
    fn slips_are_named_and_left_out() {
        let (filters, slips) = Filters::parse(&Parameters::parse(Some("type=WAR&from=soon&status=maybe")));
        assert_eq!((filters, slips.len()), (Filters::default(), 3));
    }
}
