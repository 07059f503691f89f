//! The tree of a page in one flat list, so that nothing depends on how deep it is.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, QualName, ns};
use rasad_text::{Note, NoteKind, Span};

use super::guard;

/// Index of a node.
pub(super) type NodeId = usize;

/// The node above everything.
pub(super) const ROOT: NodeId = 0;

const NONE: NodeId = usize::MAX;

/// An element, or a text when it has no name.
#[derive(Debug)]
pub(super) struct Node {
    name: Option<LocalName>,
    attributes: Vec<(LocalName, StrTendril)>,
    text: String,
    parent: NodeId,
    first_child: NodeId,
    last_child: NodeId,
    previous: NodeId,
    next: NodeId,
    depth: usize,
}

/// A parsed page.
pub(super) struct Dom {
    nodes: Vec<Node>,
    cut: bool,
}

/// A step of a walk through a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into an element, or to a text.
    Enter(NodeId),
    /// Out of an element.
    Leave(NodeId),
}

impl Dom {
    /// Parses a page or a piece of one. Never fails; tags nested deeper than [`guard::MAX_DEPTH`] count
    /// as if they were not there.
    pub(super) fn parse(html: &str) -> Self {
        guard::parse(html, Builder::new())
    }

    /// Number of nodes; ids run from 0.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A note where the page had more than is read.
    pub(super) fn note(&self) -> Option<Note> {
        let text = "the page has more elements than are read: its end is left out";
        self.cut.then(|| Note::new(NoteKind::Skipped, Span::default(), text))
    }

    /// Name of an element in lower case, empty for a text.
    pub(super) fn name(&self, id: NodeId) -> &str {
        self.nodes[id].name.as_deref().unwrap_or("")
    }

    /// The text of a text node.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        let node = &self.nodes[id];
        node.name.is_none().then_some(node.text.as_str())
    }

    /// Value of an attribute.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.nodes[id].attributes.iter().find(|(other, _)| &**other == name).map(|(_, value)| &**value)
    }

    /// The node above.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id].parent)
    }

    /// The nodes right below, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(some(self.nodes[id].first_child), |id| some(self.nodes[*id].next))
    }

    /// All nodes below and `id` itself, each before those below it.
    pub(super) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut step = Some(Step::Enter(id));
        std::iter::from_fn(move || {
            while let Some(current) = step {
                step = self.step(current, id);
                if let Step::Enter(node) = current {
                    return Some(node);
                }
            }
            None
        })
    }

    /// The step after another in the walk through what is below `top`. To leave out what is below a
    /// node, go on from its `Leave`.
    pub(super) fn step(&self, step: Step, top: NodeId) -> Option<Step> {
        match step {
            Step::Enter(id) => Some(some(self.nodes[id].first_child).map_or(Step::Leave(id), Step::Enter)),
            Step::Leave(id) if id == top => None,
            Step::Leave(id) => {
                let node = &self.nodes[id];
                some(node.next).map(Step::Enter).or_else(|| some(node.parent).map(Step::Leave))
            }
        }
    }

    /// All text below, as it stands.
    pub(super) fn inner_text(&self, id: NodeId) -> String {
        self.descendants(id).filter_map(|node| self.text(node)).collect()
    }
}

fn some(id: NodeId) -> Option<NodeId> {
    (id != NONE).then_some(id)
}

/// What the parser holds of a node: its index and its name.
pub(super) type Handle = Rc<(NodeId, QualName)>;

/// Builds the list while the parser calls.
pub(super) struct Builder {
    nodes: RefCell<Vec<Node>>,
    document: Handle,
    depth: Cell<usize>,
    cut: Cell<bool>,
}

impl Builder {
    fn new() -> Self {
        let name = QualName::new(None, ns!(), LocalName::from("#document"));
        let builder = Self {
            nodes: RefCell::default(),
            document: Rc::new((0, name)),
            depth: Cell::new(0),
            cut: Cell::new(false),
        };
        builder.add(Some(LocalName::from("#document")), Vec::new(), String::new());
        builder
    }

    /// Depth of the element that was opened or closed last.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// Number of nodes so far.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Says that something was left out.
    pub(super) fn cut(&self) {
        self.cut.set(true);
    }

    fn add(&self, name: Option<LocalName>, attributes: Vec<(LocalName, StrTendril)>, text: String) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            name,
            attributes,
            text,
            parent: NONE,
            first_child: NONE,
            last_child: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
        });
        nodes.len() - 1
    }

    /// Puts a node under `parent`, before `next` or at the end.
    fn link(&self, parent: NodeId, id: NodeId, next: NodeId) {
        self.unlink(id);
        let nodes = &mut *self.nodes.borrow_mut();
        let previous = if next == NONE { nodes[parent].last_child } else { nodes[next].previous };
        nodes[id].parent = parent;
        nodes[id].previous = previous;
        nodes[id].next = next;
        nodes[id].depth = nodes[parent].depth + 1;
        if previous == NONE {
            nodes[parent].first_child = id;
        } else {
            nodes[previous].next = id;
        }
        if next == NONE {
            nodes[parent].last_child = id;
        } else {
            nodes[next].previous = id;
        }
        if nodes[id].name.is_some() {
            self.depth.set(nodes[id].depth);
        }
    }

    fn unlink(&self, id: NodeId) {
        let nodes = &mut *self.nodes.borrow_mut();
        let (parent, previous, next) = (nodes[id].parent, nodes[id].previous, nodes[id].next);
        if parent == NONE {
            return;
        }
        if previous == NONE {
            nodes[parent].first_child = next;
        } else {
            nodes[previous].next = next;
        }
        if next == NONE {
            nodes[parent].last_child = previous;
        } else {
            nodes[next].previous = previous;
        }
        nodes[id].parent = NONE;
        nodes[id].previous = NONE;
        nodes[id].next = NONE;
    }

    fn insert(&self, parent: NodeId, child: NodeOrText<Handle>, next: NodeId) {
        match child {
            NodeOrText::AppendNode(handle) => self.link(parent, handle.0, next),
            NodeOrText::AppendText(text) => {
                let before = {
                    let nodes = self.nodes.borrow();
                    if next == NONE { nodes[parent].last_child } else { nodes[next].previous }
                };
                if before != NONE && self.nodes.borrow()[before].name.is_none() {
                    self.nodes.borrow_mut()[before].text.push_str(&text);
                } else {
                    let id = self.add(None, Vec::new(), text.to_string());
                    self.link(parent, id, next);
                }
            }
        }
    }
}

fn plain(attributes: Vec<Attribute>) -> Vec<(LocalName, StrTendril)> {
    attributes.into_iter().map(|attribute| (attribute.name.local, attribute.value)).collect()
}

impl TreeSink for Builder {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner(), cut: self.cut.get() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.1.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let id = self.add(Some(name.local.clone()), plain(attributes), String::new());
        Rc::new((id, name))
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        let name = QualName::new(None, ns!(), LocalName::from("#comment"));
        Rc::new((self.add(Some(name.local.clone()), Vec::new(), String::new()), name))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.0, child, NONE);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.nodes.borrow()[element.0].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        self.depth.set(self.nodes.borrow()[node.0].depth.saturating_sub(1));
    }

    /// What is in a template is shown to nobody; it stays under its element, which is left out.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.0 == other.0
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.0].parent;
        if parent != NONE {
            self.insert(parent, child, sibling.0);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let nodes = &mut *self.nodes.borrow_mut();
        let present = &mut nodes[target.0].attributes;
        for (name, value) in plain(attributes) {
            if present.len() < guard::MAX_ATTRIBUTES && !present.iter().any(|(other, _)| *other == name) {
                present.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.unlink(target.0);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let child = self.nodes.borrow()[node.0].first_child;
            if child == NONE {
                return;
            }
            self.link(new_parent.0, child, NONE);
        }
    }
}
