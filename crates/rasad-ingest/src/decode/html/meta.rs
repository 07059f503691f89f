//! What a page says about itself: title, day, outlet, language.

use jiff::civil::Date;
use serde_json::Value;

use super::dom::{Dom, NodeId, ROOT};
use crate::day::parse_day;
use crate::fields::{Fields, fill, one_line, set_text};

/// Names of `<meta>` with the day of publication, best first.
const DAYS: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
];

/// Reads the facts of a page.
pub(super) fn read(dom: &Dom) -> Fields {
    let page = Page::gather(dom);
    let mut fields = Fields::default();
    for outlet in [
        page.meta("og:site_name"),
        page.linked.outlet.as_deref(),
        page.meta("application-name"),
        page.meta("dc.publisher"),
    ]
    .into_iter()
    .flatten()
    {
        if fields.outlets.is_empty() {
            fields.add_outlet(outlet);
        }
    }
    let site = fields.outlets.first().cloned();
    for title in [
        page.meta("og:title"),
        page.linked.headline.as_deref(),
        page.headline.as_deref(),
        page.meta("twitter:title"),
        page.title.as_deref(),
    ]
    .into_iter()
    .flatten()
    {
        set_text(&mut fields.title, without_site(&one_line(title), site.as_deref()));
    }
    let language = [
        page.language.as_deref(),
        page.linked.language.as_deref(),
        page.meta("og:locale"),
        page.meta("content-language"),
    ];
    for language in language {
        fill(&mut fields.language, language);
    }
    published(&page, &mut fields);
    fields
}

fn published(page: &Page, fields: &mut Fields) {
    let best = DAYS[..4].iter().filter_map(|name| page.meta(name));
    let other = DAYS[4..].iter().filter_map(|name| page.meta(name));
    let candidates: Vec<&str> = best
        .chain(page.linked.published.as_deref())
        .chain(page.stated.as_deref())
        .chain(other)
        .chain(page.time.as_deref())
        .collect();
    let found: Option<Date> = candidates.iter().find_map(|text| parse_day(text));
    match found {
        Some(day) => fields.published = Some(day),
        None => {
            if let Some(text) = candidates.first() {
                fields.set_published(text);
            }
        }
    }
}

/// A title without ` - Outlet` at its end.
fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let cut = site.and_then(|site| title.strip_suffix(site)).map(str::trim_end);
    let cut = cut.and_then(|title| title.strip_suffix(['-', '|', '–', '—', '·', ':', '»']));
    cut.map(str::trim_end).filter(|title| !title.is_empty()).unwrap_or(title)
}

/// Everything of interest, gathered in one walk.
#[derive(Default)]
struct Page {
    metas: Vec<(String, String)>,
    title: Option<String>,
    headline: Option<String>,
    language: Option<String>,
    /// A day that the markup calls that of publication.
    stated: Option<String>,
    /// The first `<time>` of the article, or else the only one of the page.
    time: Option<String>,
    linked: LinkedData,
}

/// What JSON-LD says.
#[derive(Default)]
struct LinkedData {
    headline: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    language: Option<String>,
}

impl Page {
    fn gather(dom: &Dom) -> Self {
        let mut page = Self::default();
        let mut times = Vec::new();
        for id in dom.descendants(ROOT) {
            let attribute = |name| dom.attribute(id, name);
            match dom.name(id) {
                "" => continue,
                "html" => page.language = attribute("lang").or(attribute("xml:lang")).map(str::to_owned),
                "title" => set_text(&mut page.title, &dom.inner_text(id)),
                "h1" => set_text(&mut page.headline, &dom.inner_text(id)),
                "meta" => {
                    let name = attribute("property")
                        .or(attribute("name"))
                        .or(attribute("itemprop"))
                        .or(attribute("http-equiv"));
                    if let (Some(name), Some(content)) = (name, attribute("content")) {
                        page.metas.push((name.to_ascii_lowercase(), content.to_owned()));
                    }
                }
                "script" if attribute("type").is_some_and(|kind| kind.contains("ld+json")) => {
                    page.linked.read(&dom.inner_text(id));
                }
                "time" => times.push(id),
                _ => {}
            }
            if attribute("itemprop") == Some("datePublished") && page.stated.is_none() {
                page.stated = time_of(dom, id);
            }
        }
        let first = times.iter().find(|id| is_inside_article(dom, **id));
        let only = times.first().filter(|_| times.len() == 1);
        page.time = first.or(only).and_then(|id| time_of(dom, *id));
        page
    }

    fn meta(&self, name: &str) -> Option<&str> {
        let found = self.metas.iter().find(|(other, content)| other == name && !content.trim().is_empty());
        found.map(|(_, content)| content.as_str())
    }
}

fn time_of(dom: &Dom, id: NodeId) -> Option<String> {
    let value = dom.attribute(id, "datetime").or(dom.attribute(id, "content"));
    value
        .map_or_else(|| Some(dom.inner_text(id)), |value| Some(value.to_owned()))
        .filter(|value| !value.trim().is_empty())
}

fn is_inside_article(dom: &Dom, id: NodeId) -> bool {
    std::iter::successors(Some(id), |id| dom.parent(*id)).any(|id| matches!(dom.name(id), "article" | "main"))
}

impl LinkedData {
    /// Takes over what an object that is an article says, or else any other object with a day.
    fn read(&mut self, json: &str) {
        // Sites write line ends into strings, which JSON forbids.
        let json = json.replace(['\n', '\r', '\t'], " ");
        let Ok(value) = serde_json::from_str::<Value>(json.trim().trim_end_matches(';')) else { return };
        let mut objects = Vec::new();
        let mut stack = vec![&value];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(values) => stack.extend(values.iter().rev()),
                Value::Object(object) => {
                    objects.push(object);
                    stack.extend(object.get("@graph"));
                    stack.extend(object.get("mainEntity"));
                }
                _ => {}
            }
        }
        objects.sort_by_key(|object| !is_article(object.get("@type")));
        for object in objects {
            let text = |key: &str| object.get(key).and_then(Value::as_str);
            let first = self.published.is_none();
            if first && (text("datePublished").is_some() || is_article(object.get("@type"))) {
                fill(&mut self.published, text("datePublished"));
                fill(&mut self.headline, text("headline"));
                fill(&mut self.language, text("inLanguage"));
                let outlet = object.get("publisher").or(object.get("sourceOrganization")).and_then(name_of);
                fill(&mut self.outlet, outlet);
            }
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |value: &Value| {
        value
            .as_str()
            .is_some_and(|kind| ["Article", "Posting", "Report"].iter().any(|word| kind.contains(word)))
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn name_of(value: &Value) -> Option<&str> {
    let value = value.as_array().and_then(|values| values.first()).unwrap_or(value);
    value.get("name").unwrap_or(value).as_str()
}
