//! The model: everything that was learnt, in one file with a digest.

use std::sync::OnceLock;

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::bytes::digest;
use crate::encoder::Encoded;
use crate::encoder::Encoder;
use crate::encoder::Tap;
use crate::feats::Feats;
use crate::features;
use crate::label::Deprel;
use crate::label::Upos;
use crate::lemma::Lemmas;
use crate::lexicon::Lexicon;
use crate::lexicon::TokenIds;
use crate::morphology;
use crate::morphology::Class;
use crate::morphology::WordFeats;
use crate::net::Net;
use crate::parser;
use crate::parser::Moves;
use crate::segment::group_sentences;
use crate::segment::tokenize;
use crate::sentence::Sentence;
use crate::sentence::Token;
use crate::tagger;
use crate::tagger::Scratch;
use crate::transition::State;
use crate::verbs::verb_lemma;

/// First bytes of every model file.
const MAGIC: &[u8; 8] = b"RASADSY3";

/// Longest sentence that [`Model::analyze`] parses as one, in tokens.
const LONGEST_SENTENCE: usize = 400;

static ENGLISH: &[u8] = include_bytes!("../../../models/english.bin");

/// Why a model file can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The file doesn't begin as this version's models do.
    #[error("not a syntax model of this version")]
    Foreign,
    /// The file ends too early.
    #[error("syntax model is truncated")]
    Truncated,
    /// The content is not what was written.
    #[error("syntax model is damaged: digest is `{found:016x}`, not `{expected:016x}`")]
    Damaged {
        /// The digest that the file names.
        expected: u64,
        /// The digest of its content.
        found: u64,
    },
    /// A part of the file is not as it should be.
    #[error("syntax model has a malformed {what}")]
    Malformed {
        /// The part.
        what: &'static str,
    },
}

/// A trained model of one language.
pub struct Model {
    pub(crate) lexicon: Lexicon,
    pub(crate) classes: Vec<Class>,
    pub(crate) encoder: Encoder,
    pub(crate) tagger: Net,
    pub(crate) to_tagger: Tap,
    pub(crate) moves: Moves,
    pub(crate) parser: Net,
    pub(crate) to_parser: Tap,
    pub(crate) lemmas: Lemmas,
    pub(crate) word_feats: WordFeats,
    /// For each class, whether its tokens get no dependents.
    pub(crate) leaves: Vec<bool>,
}

impl Model {
    /// Reads a model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError`] when the bytes are not a whole model of this version.
    pub fn load(bytes: &[u8]) -> Result<Model, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let mut reader = Reader::new(rest);
        let expected = reader.long()?;
        let found = digest(&rest[8..]);
        if expected != found {
            return Err(ModelError::Damaged { expected, found });
        }
        let model = Model::read(&mut reader)?;
        if reader.is_done() { Ok(model) } else { Err(ModelError::Malformed { what: "end" }) }
    }

    /// The embedded English model, loaded at the first call.
    ///
    /// # Panics
    /// Never for a release: a test loads the embedded file.
    pub fn english() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::load(ENGLISH).expect("the embedded model is whole, as a test checks"))
    }

    /// The bytes of the embedded English model, for its checksum.
    pub fn english_bytes() -> &'static [u8] {
        ENGLISH
    }

    /// Sentences, tokens, tags, lemmas and trees of a text.
    ///
    /// Spans are byte offsets into `text`. The text should be one paragraph or list item; line breaks in it count
    /// as spaces.
    pub fn analyze(&self, text: &str) -> Vec<Sentence> {
        let spans = tokenize(text);
        let mut work = Work::default();
        let mut sentences = Vec::new();
        for (start, end) in group_sentences(text, &spans) {
            for part in spans[start..end].chunks(LONGEST_SENTENCE) {
                sentences.push(self.analyze_spans(text, part, &mut work));
            }
        }
        sentences
    }

    /// Tags, lemmas and trees of sentences that are divided into tokens already.
    ///
    /// Spans are offsets into the text that the tokens joined by one space each would make; sentences, too, are
    /// joined by a space.
    pub fn analyze_tokens(&self, sentences: Vec<Vec<String>>) -> Vec<Sentence> {
        let mut work = Work::default();
        let mut offset = 0;
        let mut analyzed = Vec::with_capacity(sentences.len());
        for forms in sentences {
            let text = forms.join(" ");
            let mut spans = Vec::with_capacity(forms.len());
            let mut at = 0;
            for form in &forms {
                spans.push((at, at + form.len()));
                at += form.len() + 1;
            }
            let mut sentence = self.analyze_spans(&text, &spans, &mut work);
            sentence.span = (sentence.span.0 + offset, sentence.span.1 + offset);
            for token in &mut sentence.tokens {
                token.span = (token.span.0 + offset, token.span.1 + offset);
            }
            offset += text.len() + 1;
            analyzed.push(sentence);
        }
        analyzed
    }

    fn analyze_spans(&self, text: &str, spans: &[(usize, usize)], work: &mut Work) -> Sentence {
        let Work { ids, classes, state, scratch, key, encoded, context } = work;
        ids.clear();
        ids.extend(spans.iter().map(|&(start, end)| self.lexicon.ids(&text[start..end], key)));
        let casing = tagger::casing(spans.iter().map(|&(start, end)| &text[start..end]));
        self.encoder.run(ids, casing, encoded);
        self.to_tagger.run(&encoded.states, context);
        tagger::tag(&self.tagger, ids, context, casing, scratch, classes);
        self.to_parser.run(&encoded.states, context);
        let input = features::Input { tokens: ids, classes, n_classes: self.classes.len(), context };
        parser::parse(&self.parser, &self.moves, input, &self.leaves, state, scratch);
        let mut tokens = Vec::with_capacity(spans.len());
        let mut tags = Vec::with_capacity(spans.len());
        for (at, &span) in spans.iter().enumerate() {
            let form = &text[span.0..span.1];
            let number = classes[at] - 1;
            let class = &self.classes[number as usize];
            let node = &state.nodes[at];
            tags.push(class.tag.as_str());
            let learnt = self.lemmas.lemma(form, number, class.keeps_case(), key);
            tokens.push(Token {
                span,
                form: form.to_owned(),
                lemma: if class.upos == Upos::Verb { verb_lemma(form, learnt) } else { learnt },
                upos: class.upos,
                feats: self.word_feats.get(form, class, number, key),
                head: (node.head != spans.len()).then_some(node.head),
                deprel: node.deprel,
                space_after: text[span.1..].chars().next().is_none_or(char::is_whitespace),
            });
        }
        morphology::complete(&mut tokens, &tags);
        let span = (spans.first().map_or(0, |first| first.0), spans.last().map_or(0, |last| last.1));
        Sentence { span, tokens }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Model, ModelError> {
        let lexicon = Lexicon::read(reader)?;
        let classes = read_classes(reader)?;
        let encoder = Encoder::read(reader, &lexicon)?;
        let tagger = Net::read(reader, &tagger::row_counts(&lexicon, classes.len()))?;
        let to_tagger = Tap::read(reader, encoder.width(), tagger.hidden)?;
        let moves = Moves { left: read_deprels(reader)?, right: read_deprels(reader)? };
        let parser = Net::read(reader, &features::row_counts(&lexicon, classes.len()))?;
        let to_parser = Tap::read(reader, encoder.width(), parser.hidden * features::SEEN)?;
        let certain_fits = lexicon.highest_certain() <= classes.len();
        if !certain_fits || tagger.n_outputs() != classes.len() || parser.n_outputs() != moves.len() {
            return Err(ModelError::Malformed { what: "output layer" });
        }
        let lemmas = Lemmas::read(reader)?;
        let word_feats = WordFeats::read(reader)?;
        let leaves = leaves(&classes);
        Ok(Model {
            lexicon,
            classes,
            encoder,
            tagger,
            to_tagger,
            moves,
            parser,
            to_parser,
            lemmas,
            word_feats,
            leaves,
        })
    }
}

/// A model file of a lexicon, classes, networks as written, lemma rules and features of words.
#[cfg(feature = "train")]
pub(crate) fn file(
    lexicon: &Lexicon,
    classes: &[Class],
    networks: &[u8],
    lemmas: &Lemmas,
    word_feats: &WordFeats,
) -> Vec<u8> {
    let mut writer = Writer::default();
    lexicon.write(&mut writer);
    writer.count(classes.len());
    for class in classes {
        writer.text(class.upos.as_str());
        writer.text(&class.tag);
        writer.long(class.feats.to_bits());
    }
    writer.append(networks);
    lemmas.write(&mut writer);
    word_feats.write(&mut writer);
    let content = writer.finish();
    let mut file = MAGIC.to_vec();
    file.extend(digest(&content).to_le_bytes());
    file.extend(content);
    file
}

fn read_classes(reader: &mut Reader<'_>) -> Result<Vec<Class>, ModelError> {
    let malformed = |_| ModelError::Malformed { what: "class" };
    let len = reader.count()?;
    let mut classes = Vec::new();
    for _ in 0..len {
        let upos: Upos = reader.text()?.parse().map_err(malformed)?;
        let tag = reader.text()?.to_owned();
        classes.push(Class { upos, tag, feats: Feats::from_bits(reader.long()?) });
    }
    Ok(classes)
}

/// Which classes are punctuation.
pub(crate) fn leaves(classes: &[Class]) -> Vec<bool> {
    classes.iter().map(|class| class.upos == Upos::Punct).collect()
}

fn read_deprels(reader: &mut Reader<'_>) -> Result<Vec<Deprel>, ModelError> {
    let len = reader.count()?;
    (0..len).map(|_| reader.text()?.parse().map_err(|_| ModelError::Malformed { what: "relation" })).collect()
}

/// Buffers that are used again for every sentence.
#[derive(Default)]
struct Work {
    ids: Vec<TokenIds>,
    classes: Vec<u32>,
    state: State,
    scratch: Scratch,
    key: String,
    encoded: Encoded,
    /// What a network gets from the encoder.
    context: Vec<i16>,
}
