//! What every page has: head, masthead, search box, footer, and the list of keys.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::assets;
use crate::failure::Failure;
use crate::site::Site;

/// Entries of the masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nav {
    /// The desk.
    Home,
    /// Lists of events.
    Events,
    /// The picture.
    Timeline,
    /// People, bodies, countries.
    Who,
    /// What was read.
    Documents,
    /// The drafted issue.
    Issue,
    /// Any page that is none of these.
    Other,
}

const ENTRIES: [(Nav, &str, &str); 6] = [
    (Nav::Home, "/", "Desk"),
    (Nav::Events, "/events", "Events"),
    (Nav::Timeline, "/timeline", "Timeline"),
    (Nav::Who, "/who", "Who’s who"),
    (Nav::Documents, "/documents", "Documents"),
    (Nav::Issue, "/issue", "Issue"),
];

/// Keys and what they do, as the help shows them and `site.js` does them.
const KEYS: [(&str, &str); 6] = [
    ("/", "to the search box"),
    ("j", "next in the list"),
    ("k", "previous in the list"),
    ("o", "open it (or Enter)"),
    ("?", "these keys"),
    ("Esc", "leave a field, close this"),
];

/// What differs between pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    /// For the tab.
    pub(crate) title: &'a str,
    /// Which entry is current.
    pub(crate) nav: Nav,
    /// What stands in the search box.
    pub(crate) search: &'a str,
}

impl<'a> Page<'a> {
    pub(crate) fn new(title: &'a str, nav: Nav) -> Self {
        Self { title, nav, search: "" }
    }
}

/// A whole page.
pub(crate) fn layout(site: &Site, page: Page<'_>, content: &Markup) -> Markup {
    let desk = desk_name(site);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title {
                    @if page.nav == Nav::Home { (desk) } @else { (without_marks(page.title)) " · " (desk) }
                }
                link rel="icon" href=(assets::icon_link()) type="image/svg+xml";
                link rel="stylesheet" href=(assets::style_link());
                script src=(assets::script_link()) defer {}
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header.masthead {
                    div.wrap.masthead-row {
                        a.brand href="/" {
                            (logo())
                            span.brand-name dir="auto" { (desk) }
                        }
                        form.search role="search" action="/search" method="get" {
                            label.hidden for="q" { "Search the archive" }
                            input #q type="search" name="q" value=(page.search) placeholder="Search words, names, outlets"
                                autocomplete="off" spellcheck="false" dir="auto" aria-keyshortcuts="/";
                            kbd.search-key aria-hidden="true" { "/" }
                            button type="submit" { "Search" }
                        }
                    }
                    nav.wrap.nav aria-label="Pages" {
                        ul {
                            @for (nav, link, name) in ENTRIES {
                                li { a href=(link) aria-current=[(nav == page.nav).then_some("page")] { (name) } }
                            }
                        }
                    }
                }
                main.wrap #content tabindex="-1" { (content) }
                footer.footer {
                    div.wrap.footer-row {
                        p { "Read and coded by " strong { "Rasad" } " on this computer; nothing left it." }
                        ul {
                            li { a href="/status" { "Archive status" } }
                            li.needs-script { button #show-keys type="button" { "Keys " kbd { "?" } } }
                        }
                    }
                }
                dialog #keys aria-labelledby="keys-title" {
                    h2 #keys-title { "Keys" }
                    dl.keys {
                        @for (key, does) in KEYS { div { dt { kbd { (key) } } dd { (does) } } }
                    }
                    form method="dialog" { button type="submit" { "Close" } }
                }
            }
        }
    }
}

/// What a page says where it has nothing to show: what is missing, and the next act.
pub(crate) fn empty(title: &str, what: &Markup) -> Markup {
    html! {
        section.empty {
            h2 { (title) }
            div { (what) }
        }
    }
}

/// The page of something that can't be shown.
pub(crate) fn failure_page(site: &Site, failure: &Failure) -> axum::response::Html<String> {
    let (title, words) = failure.words();
    let code = failure.status().as_u16();
    let content = html! {
        section.failure {
            p.eyebrow { "Error " (code) }
            h1 { (title) }
            p.lead dir="auto" { (code_marked(&words)) }
            p { a.button href="/" { "To the desk" } " " a.button.quiet href="/search" { "Search" } }
        }
    };
    axum::response::Html(layout(site, Page::new(title, Nav::Other), &content).into_string())
}

/// Words with `commands` in backticks shown as such.
fn code_marked(words: &str) -> Markup {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

fn desk_name(site: &Site) -> &str {
    let name = site.desk.name.trim();
    if name.is_empty() { "Rasad" } else { name }
}

/// A title without the marks that turn the direction of what follows, which would reach beyond a tab's title.
fn without_marks(title: &str) -> String {
    title
        .chars()
        .filter(|character| !matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// The picture beside the desk's name: the same as the icon, in the colour of the text.
fn logo() -> PreEscaped<&'static str> {
    PreEscaped(concat!(
        r#"<svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">"#,
        r#"<path class="logo-arc" d="M4 21a12 12 0 0 1 24 0"/><path class="logo-arc" d="M9 21a7 7 0 0 1 14 0"/>"#,
        r#"<circle class="logo-dot" cx="16" cy="21" r="2.6"/><path class="logo-line" d="M3 27h26"/>"#,
        r#"<path class="logo-ray" d="M16 21 25.5 8.5"/></svg>"#
    ))
}
