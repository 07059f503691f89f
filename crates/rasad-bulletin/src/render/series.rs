//! All issues of a bulletin: the index page and the Atom feed.

use jiff::civil::Date;

use super::html::escape;

/// A published issue in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its folder below the index, such as `2020-11-29`.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// Its period as printed.
    pub period: String,
    /// Last day of its period.
    pub day: Date,
    /// Day of its last change.
    pub changed: Date,
    /// Its version.
    pub version: u32,
    /// Lines of its overview.
    pub overview: Vec<String>,
}

/// The index of all issues, the latest first. `issues` come in that order.
pub fn index(name: &str, issues: &[Listed]) -> String {
    let name = escape(name);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{name}</title>\n\
         <link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.atom\" title=\"{name}\">\n\
         <style>\n{}</style>\n</head>\n<body>\n<article class=\"issue\">\n<header><h1>{name}</h1></header>\n",
        super::html::STYLE,
    );
    if issues.is_empty() {
        out.push_str("<p>No issue has been published.</p>\n");
    }
    for issue in issues {
        let folder = escape(&issue.folder);
        out.push_str(&format!(
            "<section>\n<h2><a href=\"{folder}/issue.html\">{}</a></h2>\n<ul>\n",
            escape(&issue.period)
        ));
        for line in &issue.overview {
            out.push_str(&format!("<li dir=\"auto\">{}</li>\n", escape(line)));
        }
        let version = if issue.version > 1 {
            format!(" · version {}, corrected {}", issue.version, issue.changed)
        } else {
            String::new()
        };
        out.push_str(&format!("</ul>\n<p class=\"period\">{folder}{version}</p>\n</section>\n"));
    }
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// An Atom feed (RFC 4287) of the issues, the latest first. `base` is the address of the folder with the index, with
/// a slash at its end; without one the ids are made of the name alone.
pub fn atom(name: &str, base: Option<&str>, issues: &[Listed]) -> String {
    let slug: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let id = |folder: &str| match base {
        Some(base) => format!("{base}{folder}"),
        None => format!("urn:rasad:{slug}:{folder}"),
    };
    let updated = issues.iter().map(|issue| issue.changed).max().unwrap_or(Date::constant(1970, 1, 1));
    let name = escape(name);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title>{name}</title>\n<id>{}</id>\n<updated>{updated}T00:00:00Z</updated>\n<author><name>{name}</name></author>\n",
        escape(&id("")),
    );
    for issue in issues {
        let link = format!("{}{}/issue.html", base.unwrap_or_default(), issue.folder);
        let summary: Vec<String> = issue.overview.iter().map(|line| format!("• {line}")).collect();
        out.push_str(&format!(
            "<entry>\n<title>{}, {}</title>\n<id>{}</id>\n<updated>{}T00:00:00Z</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
            escape(&issue.title),
            escape(&issue.period),
            escape(&id(&issue.folder)),
            issue.changed,
            escape(&link),
            escape(&summary.join("\n")),
        ));
    }
    out.push_str("</feed>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_text_stays_text() {
        let issue = Listed {
            folder: "2020-11-29".to_owned(),
            title: "A & B <c>".to_owned(),
            period: "November".to_owned(),
            day: Date::constant(2020, 11, 29),
            changed: Date::constant(2020, 12, 1),
            version: 2,
            overview: vec!["<script>".to_owned()],
        };
        let feed = atom("N", None, std::slice::from_ref(&issue));
        assert!(
            feed.contains("A &amp; B &lt;c&gt;") && feed.contains("<updated>2020-12-01T00:00:00Z</updated>")
        );
        assert!(!index("N", &[issue]).contains("<script>"));
    }
}
