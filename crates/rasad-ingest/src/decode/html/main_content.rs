//! Which part of a page is the article, and what inside of it is not.

use super::blocks::is_block;
use super::dom::{Dom, NodeId, ROOT, Step};
use super::words::names_boilerplate;

/// Letters outside of links from which on a block counts as text and not as a label.
const SOLID: usize = 40;

/// The part of a page that is read.
pub(super) struct Main {
    /// The element that holds it.
    pub(super) node: NodeId,
    /// For each node, whether it is left out with all that is below.
    pub(super) dropped: Vec<bool>,
}

/// Finds the article: the one `<article>` or the `<main>` that holds most of the page's text, else the
/// smallest element that holds all of it. Rather too much than too little: a stray line costs a reader
/// less than a lost section.
pub(super) fn find(dom: &Dom) -> Main {
    let mut dropped = invisible(dom);
    let before = solid_text(dom, &dropped, SOLID);
    drop_boilerplate(dom, &before, &mut dropped);
    let mut solid = solid_text(dom, &dropped, SOLID);
    if solid[ROOT] == 0 {
        // A page of short lines only.
        solid = solid_text(dom, &dropped, 1);
    }
    let node = main_article(dom, &solid, &dropped)
        .or_else(|| largest(dom, &solid, &dropped, is_main))
        .unwrap_or_else(|| smallest_whole(dom, &solid));
    Main { node, dropped }
}

/// For each node, whether nobody sees it.
pub(super) fn invisible(dom: &Dom) -> Vec<bool> {
    let mut dropped = vec![false; dom.len()];
    for id in dom.descendants(ROOT) {
        dropped[id] = matches!(
            dom.name(id),
            "head"
                | "script"
                | "style"
                | "template"
                | "noscript"
                | "iframe"
                | "object"
                | "embed"
                | "svg"
                | "math"
                | "canvas"
                | "audio"
                | "video"
                | "button"
                | "select"
                | "datalist"
                | "textarea"
                | "input"
                | "label"
                | "#comment"
        ) || is_hidden(dom, id);
    }
    dropped
}

fn is_hidden(dom: &Dom, id: NodeId) -> bool {
    if dom.attribute(id, "hidden").is_some() || dom.attribute(id, "aria-hidden") == Some("true") {
        return true;
    }
    dom.attribute(id, "style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Adds navigation, advertisements and the like to what is dropped. What holds the headline or a large
/// part of the text is never dropped for its class: names such as `has-sidebar` stand on whole pages.
fn drop_boilerplate(dom: &Dom, solid: &[usize], dropped: &mut [bool]) {
    let total = solid[ROOT];
    let mut holds_heading = vec![false; dom.len()];
    for id in dom.descendants(ROOT) {
        if matches!(dom.name(id), "h1" | "article" | "main") {
            let mut above = Some(id);
            while let Some(node) = above.filter(|node| !holds_heading[*node]) {
                holds_heading[node] = true;
                above = dom.parent(node);
            }
        }
    }
    let mut inside = 0usize;
    let mut step = Some(Step::Enter(ROOT));
    while let Some(current) = step {
        step = dom.step(current, ROOT);
        match current {
            Step::Enter(id) => {
                let holds_text = holds_heading[id] || solid[id] * 10 > total * 3;
                dropped[id] |= is_chrome(dom, id, inside > 0) || (!holds_text && is_named_chrome(dom, id));
                inside += usize::from(is_content(dom, id));
            }
            Step::Leave(id) => inside -= usize::from(is_content(dom, id)),
        }
    }
}

/// Elements whose very name or role says that they are no content. `inside` is whether they stand in an
/// article, where a header is the article's own.
fn is_chrome(dom: &Dom, id: NodeId, inside: bool) -> bool {
    let by_name = match dom.name(id) {
        "nav" | "footer" | "aside" | "dialog" | "menu" => true,
        "header" => !inside,
        _ => false,
    };
    by_name
        || dom.attribute(id, "role").is_some_and(|role| {
            matches!(
                role,
                "navigation"
                    | "contentinfo"
                    | "complementary"
                    | "search"
                    | "menu"
                    | "menubar"
                    | "dialog"
                    | "alertdialog"
                    | "toolbar"
                    | "tablist"
            ) || (role == "banner" && !inside)
        })
}

fn is_named_chrome(dom: &Dom, id: NodeId) -> bool {
    !matches!(dom.name(id), "" | "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "h4" | "li")
        && ["class", "id"].iter().any(|key| dom.attribute(id, key).is_some_and(names_boilerplate))
}

fn is_content(dom: &Dom, id: NodeId) -> bool {
    is_article(dom, id) || is_main(dom, id)
}

fn is_article(dom: &Dom, id: NodeId) -> bool {
    dom.name(id) == "article" || dom.attribute(id, "role") == Some("article")
}

fn is_main(dom: &Dom, id: NodeId) -> bool {
    dom.name(id) == "main" || dom.attribute(id, "role") == Some("main")
}

/// For each node, the letters below it outside of links, in blocks that have at least `least` of them.
/// Headings count always.
fn solid_text(dom: &Dom, dropped: &[bool], least: usize) -> Vec<usize> {
    let root = ROOT;
    let mut order = Vec::with_capacity(dom.len());
    let mut solid = vec![0; dom.len()];
    let mut block = root;
    let mut blocks = Vec::new();
    let mut links = 0usize;
    let mut step = Some(Step::Enter(root));
    while let Some(current) = step {
        step = dom.step(current, root);
        match current {
            Step::Enter(id) if dropped[id] => step = dom.step(Step::Leave(id), root),
            Step::Enter(id) => {
                order.push(id);
                links += usize::from(dom.name(id) == "a");
                if is_block(dom.name(id)) {
                    blocks.push(block);
                    block = id;
                }
                if let Some(text) = dom.text(id).filter(|_| links == 0) {
                    solid[block] += text.chars().filter(|c| c.is_alphanumeric()).count();
                }
            }
            Step::Leave(id) => {
                links -= usize::from(dom.name(id) == "a");
                if is_block(dom.name(id)) {
                    block = blocks.pop().unwrap_or(root);
                }
            }
        }
    }
    let is_heading = |id| matches!(dom.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    for &id in &order {
        if solid[id] < least && !is_heading(id) {
            solid[id] = 0;
        }
    }
    for &id in order.iter().rev() {
        if let Some(above) = dom.parent(id).filter(|_| id != root) {
            solid[above] += solid[id];
        }
    }
    solid
}

/// The article that holds most of the page's text. A page of many articles, none of which is the main
/// one, has none.
fn main_article(dom: &Dom, solid: &[usize], dropped: &[bool]) -> Option<NodeId> {
    let best = largest(dom, solid, dropped, is_article)?;
    let mut all = 0;
    let mut step = Some(Step::Enter(ROOT));
    while let Some(current) = step {
        step = dom.step(current, ROOT);
        if let Step::Enter(id) = current
            && (dropped[id] || is_article(dom, id))
        {
            all += if dropped[id] { 0 } else { solid[id] };
            step = dom.step(Step::Leave(id), ROOT);
        }
    }
    (solid[best] * 10 >= all * 6).then_some(best)
}

/// The outermost element of a kind with most text, if that is a good part of the page's.
fn largest(dom: &Dom, solid: &[usize], dropped: &[bool], kind: fn(&Dom, NodeId) -> bool) -> Option<NodeId> {
    let mut best: Option<NodeId> = None;
    let mut step = Some(Step::Enter(ROOT));
    while let Some(current) = step {
        step = dom.step(current, ROOT);
        let Step::Enter(id) = current else { continue };
        if dropped[id] {
            step = dom.step(Step::Leave(id), ROOT);
        } else if kind(dom, id) && best.is_none_or(|best| solid[id] > solid[best]) {
            best = Some(id);
        }
    }
    best.filter(|best| solid[*best] > 0 && solid[*best] * 10 >= solid[ROOT] * 3)
}

/// The smallest container that holds all of the page's text.
fn smallest_whole(dom: &Dom, solid: &[usize]) -> NodeId {
    let mut node = ROOT;
    loop {
        let inner = dom.children(node).find(|child| {
            solid[*child] > 0
                && solid[*child] == solid[node]
                && matches!(
                    dom.name(*child),
                    "html"
                        | "body"
                        | "div"
                        | "section"
                        | "article"
                        | "main"
                        | "center"
                        | "form"
                        | "table"
                        | "tbody"
                        | "tr"
                        | "td"
                )
        });
        match inner {
            Some(inner) => node = inner,
            None => return node,
        }
    }
}
