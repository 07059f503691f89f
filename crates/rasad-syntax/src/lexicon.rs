//! Known words and what stands for unknown ones: the ids that tagger and parser look rows up by.

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::model::ModelError;
use crate::wordtable::WordTable;
use crate::wordtable::hash;

/// Row and cluster id of "no token here".
pub(crate) const PAD: u32 = 0;
/// Row and cluster id of the artificial root.
pub(crate) const ROOT: u32 = 1;
/// First id of the unknown-word kinds.
const UNKNOWN: u32 = 2;
/// Number of unknown-word kinds.
const N_UNKNOWN: u32 = 10;
/// First cluster id, and first row id that stands for a cluster.
pub(crate) const FIRST_CLUSTER: u32 = UNKNOWN + N_UNKNOWN;
/// Buckets of two-letter endings.
pub(crate) const N_SUFFIX2: usize = 512;
/// Buckets of three-letter endings.
pub(crate) const N_SUFFIX3: usize = 2048;
/// Buckets of four-letter endings.
pub(crate) const N_SUFFIX4: usize = 4096;
/// Buckets of three-letter beginnings.
pub(crate) const N_PREFIX: usize = 2048;
/// Number of shapes.
pub(crate) const N_SHAPES: usize = 16;

/// The ids of a token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TokenIds {
    pub(crate) row: u32,
    pub(crate) cluster: u32,
    pub(crate) suffix2: u32,
    pub(crate) suffix3: u32,
    pub(crate) suffix4: u32,
    pub(crate) prefix: u32,
    pub(crate) shape: u32,
    /// Class + 1 of a word that has only one, else 0.
    pub(crate) certain: u32,
}

/// All known words with a cluster each; the first ones also have a row of their own.
pub(crate) struct Lexicon {
    words: WordTable,
    clusters: Vec<u16>,
    /// Class + 1 of each word that has only one, else 0.
    certain: Vec<u16>,
    n_clusters: usize,
    n_own_rows: usize,
}

impl Lexicon {
    /// A lexicon of `(word, cluster)`; the first `n_own_rows` words get rows of their own.
    #[cfg(feature = "train")]
    pub(crate) fn new(words: &[(&str, u16)], n_clusters: usize, n_own_rows: usize) -> Lexicon {
        Lexicon {
            words: WordTable::new(words.iter().map(|&(word, _)| word)),
            clusters: words.iter().map(|&(_, cluster)| cluster).collect(),
            certain: vec![0; words.len()],
            n_clusters,
            n_own_rows: n_own_rows.min(words.len()),
        }
    }

    /// Highest class + 1 of the words that have only one.
    pub(crate) fn highest_certain(&self) -> usize {
        self.certain.iter().copied().max().map_or(0, usize::from)
    }

    /// Number of row ids.
    pub(crate) fn n_rows(&self) -> usize {
        FIRST_CLUSTER as usize + self.n_clusters + self.n_own_rows
    }

    /// Number of cluster ids.
    pub(crate) fn n_cluster_ids(&self) -> usize {
        FIRST_CLUSTER as usize + self.n_clusters
    }

    /// The row id that stands for a cluster's rarer words is the cluster id itself.
    #[expect(clippy::cast_possible_truncation, reason = "both are below 2^17")]
    fn row(&self, word: usize) -> u32 {
        if word < self.n_own_rows {
            FIRST_CLUSTER + (self.n_clusters + word) as u32
        } else {
            FIRST_CLUSTER + u32::from(self.clusters[word])
        }
    }

    /// The ids of a form; `key` is scratch space.
    pub(crate) fn ids(&self, form: &str, key: &mut String) -> TokenIds {
        write_key(form, key);
        let (row, cluster, certain) = if let Some(word) = self.words.find(key) {
            let cluster = FIRST_CLUSTER + u32::from(self.clusters[word]);
            (self.row(word), cluster, u32::from(self.certain[word]))
        } else {
            let kind = unknown_kind(form, key);
            (kind, kind, 0)
        };
        let bytes = key.as_bytes();
        TokenIds {
            row,
            cluster,
            suffix2: bucket(&bytes[bytes.len().saturating_sub(2)..], N_SUFFIX2),
            suffix3: bucket(&bytes[bytes.len().saturating_sub(3)..], N_SUFFIX3),
            suffix4: bucket(&bytes[bytes.len().saturating_sub(4)..], N_SUFFIX4),
            prefix: bucket(&bytes[..bytes.len().min(3)], N_PREFIX),
            shape: shape(form),
            certain,
        }
    }

    /// Notes that a word, given by its key, has only one class.
    #[cfg(feature = "train")]
    pub(crate) fn set_certain(&mut self, key: &str, class: usize) {
        if let Some(word) = self.words.find(key) {
            self.certain[word] = u16::try_from(class + 1).unwrap_or(0);
        }
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.count(self.n_clusters);
        writer.count(self.n_own_rows);
        self.words.write(writer);
        writer.wide(&self.clusters.iter().map(|cluster| cluster.cast_signed()).collect::<Vec<_>>());
        writer.wide(&self.certain.iter().map(|class| class.cast_signed()).collect::<Vec<_>>());
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Lexicon, ModelError> {
        let malformed = ModelError::Malformed { what: "lexicon" };
        let n_clusters = reader.count()?;
        let n_own_rows = reader.count()?;
        let words = WordTable::read(reader)?;
        let clusters: Vec<u16> = reader.wide()?.into_iter().map(i16::cast_unsigned).collect();
        if clusters.iter().any(|&cluster| usize::from(cluster) >= n_clusters) {
            return Err(malformed);
        }
        let certain: Vec<u16> = reader.wide()?.into_iter().map(i16::cast_unsigned).collect();
        if certain.len() != words.len() || clusters.len() != words.len() || n_own_rows > words.len() {
            return Err(malformed);
        }
        Ok(Lexicon { words, clusters, certain, n_clusters, n_own_rows })
    }
}

/// The ids of a word as if it were in no lexicon.
#[cfg(feature = "train")]
pub(crate) fn forget(form: &str, ids: TokenIds) -> TokenIds {
    let mut key = String::new();
    write_key(form, &mut key);
    let unknown = unknown_kind(form, &key);
    TokenIds { row: unknown, cluster: unknown, ..ids }
}

/// The form under which a word is looked up: lower case, every digit `0`, straight apostrophes.
pub(crate) fn write_key(form: &str, key: &mut String) {
    key.clear();
    for c in form.chars() {
        match c {
            'a'..='z' => key.push(c),
            'A'..='Z' => key.push(c.to_ascii_lowercase()),
            '0'..='9' => key.push('0'),
            '’' | '‘' | 'ʼ' => key.push('\''),
            '“' | '”' => key.push('"'),
            _ => key.extend(c.to_lowercase()),
        }
    }
}

fn unknown_kind(form: &str, key: &str) -> u32 {
    let digits = key.contains('0');
    let letters = key.contains(char::is_alphabetic);
    let mut chars = form.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let kind = match (letters, digits) {
        (false, true) => 0,
        (false, false) => 1,
        (true, true) => 2,
        (true, false) if capital && form.len() > 1 && !chars.any(char::is_lowercase) => 3,
        (true, false) if capital => 4,
        (true, false) if key.ends_with("ing") => 5,
        (true, false) if key.ends_with("ed") => 6,
        (true, false) if key.ends_with("ly") => 7,
        (true, false) if key.ends_with('s') => 8,
        (true, false) => 9,
    };
    UNKNOWN + kind
}

fn shape(form: &str) -> u32 {
    let bytes = form.as_bytes();
    if let [byte] = bytes {
        return match byte {
            b'A'..=b'Z' => 2,
            b'a'..=b'z' => 1,
            b'0'..=b'9' => 3,
            _ => 4,
        };
    }
    let mut chars = form.chars();
    let first = chars.next().unwrap_or(' ');
    let any = |test: fn(char) -> bool| form.chars().any(test);
    let digit = any(|c| c.is_ascii_digit());
    if !any(char::is_alphabetic) {
        return if digit { 5 } else { 6 };
    }
    if digit {
        return if first.is_ascii_digit() { 7 } else { 8 };
    }
    let mark = any(|c| matches!(c, '-' | '.' | '@' | '/' | '_'));
    let lower = any(char::is_lowercase);
    let upper = any(char::is_uppercase);
    match (first.is_uppercase(), upper, lower) {
        (_, _, false) => 9 + u32::from(mark),
        (true, ..) => {
            let inner = chars.any(char::is_uppercase);
            11 + u32::from(inner || mark)
        }
        (false, true, _) => 13,
        (false, false, _) => 14 + u32::from(mark),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the bucket count is small")]
fn bucket(bytes: &[u8], n_buckets: usize) -> u32 {
    1 + (hash(bytes) % (n_buckets as u64 - 1)) as u32
}
