//! The formats that are told apart, and what to do about those that are not read.

/// What some bytes are, by [`crate::sniff()`] or by the word of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    /// Plain text in any charset.
    PlainText,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object a line.
    JsonLines,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// One message.
    Mail,
    /// Messages one after the other, each behind a `From ` line.
    Mbox,
    /// Something of these, compressed.
    Gzip,
    /// PDF; not read yet.
    Pdf,
    /// A word processor's file: Word, Pages; not read yet.
    Word,
    /// An `OpenDocument` text; not read yet.
    OpenDocument,
    /// Rich Text Format; not read yet.
    Rtf,
    /// XML that is neither a page nor a feed; not read.
    Xml,
    /// An archive of files other than gzip; not read.
    Archive,
    /// A picture; not read.
    Image,
    /// Sound or film; not read.
    Recording,
    /// Any other bytes that are no text; not read.
    Binary,
}

impl MediaType {
    /// All types, in the order of declaration.
    pub const ALL: [MediaType; 17] = [
        Self::PlainText,
        Self::Markdown,
        Self::Html,
        Self::JsonLines,
        Self::Feed,
        Self::Mail,
        Self::Mbox,
        Self::Gzip,
        Self::Pdf,
        Self::Word,
        Self::OpenDocument,
        Self::Rtf,
        Self::Xml,
        Self::Archive,
        Self::Image,
        Self::Recording,
        Self::Binary,
    ];

    /// The IANA name, such as `text/plain`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PlainText => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::JsonLines => "application/jsonl",
            Self::Feed => "application/rss+xml",
            Self::Mail => "message/rfc822",
            Self::Mbox => "application/mbox",
            Self::Gzip => "application/gzip",
            Self::Pdf => "application/pdf",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::OpenDocument => "application/vnd.oasis.opendocument.text",
            Self::Rtf => "application/rtf",
            Self::Xml => "application/xml",
            Self::Archive => "application/zip",
            Self::Image => "image/*",
            Self::Recording => "audio/*",
            Self::Binary => "application/octet-stream",
        }
    }

    /// The short word for it on a command line, such as `text`, `md` or `jsonl`.
    pub fn word(self) -> &'static str {
        match self {
            Self::PlainText => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::JsonLines => "jsonl",
            Self::Feed => "feed",
            Self::Mail => "mail",
            Self::Mbox => "mbox",
            Self::Gzip => "gzip",
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::OpenDocument => "odt",
            Self::Rtf => "rtf",
            Self::Xml => "xml",
            Self::Archive => "archive",
            Self::Image => "image",
            Self::Recording => "recording",
            Self::Binary => "binary",
        }
    }

    /// The type of an IANA name or a short word, of those that can be read. Parameters
    /// (`; charset=utf-8`) and case don't matter.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        match name.as_str() {
            "txt" => Some(Self::PlainText),
            "md" | "text/x-markdown" => Some(Self::Markdown),
            "htm" | "xhtml" | "application/xhtml+xml" => Some(Self::Html),
            "ndjson" | "application/x-ndjson" | "application/jsonlines" => Some(Self::JsonLines),
            "rss" | "atom" | "application/atom+xml" | "application/feed+json" => Some(Self::Feed),
            "eml" => Some(Self::Mail),
            "gz" | "application/x-gzip" => Some(Self::Gzip),
            _ => Self::ALL
                .into_iter()
                .filter(|kind| kind.remedy().is_none())
                .find(|kind| kind.as_str() == name || kind.word() == name),
        }
    }

    /// For what is not read, what to do instead; `None` for what is read.
    pub fn remedy(self) -> Option<&'static str> {
        match self {
            Self::PlainText
            | Self::Markdown
            | Self::Html
            | Self::JsonLines
            | Self::Feed
            | Self::Mail
            | Self::Mbox
            | Self::Gzip => None,
            Self::Pdf => Some("PDF is not read yet: convert it with `pdftotext -layout`"),
            Self::Word => Some("word processor files are not read yet: save it as HTML or plain text"),
            Self::OpenDocument => Some("OpenDocument is not read yet: save it as HTML or plain text"),
            Self::Rtf => Some("RTF is not read yet: save it as HTML or plain text"),
            Self::Xml => Some("XML is read as RSS, Atom or XHTML only, and this is neither"),
            Self::Archive => Some("archives other than gzip are not opened: unpack it"),
            Self::Image => Some("pictures are not read: give their text as a file of its own"),
            Self::Recording => Some("sound and film are not read: give a transcript"),
            Self::Binary => Some("this is no text: give text, HTML, Markdown, JSON Lines, a feed or mail"),
        }
    }
}
