//! Reading CoNLL-U line by line, so that a file of any size needs no more memory than its longest sentence.

use super::{ConlluError, ConlluSentence, Row, RowId};

/// Puts sentences together from lines.
///
/// # Examples
/// ```
/// let mut assembler = rasad_syntax::conllu::Assembler::default();
/// assert_eq!(assembler.line("1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\r").unwrap(), None);
/// assert_eq!(assembler.line("").unwrap().unwrap().forms(), ["Go"]);
/// assert!(assembler.line("2\tGo").is_err());
/// ```
#[derive(Debug, Default)]
pub struct Assembler {
    sentence: ConlluSentence,
    n_lines: usize,
    n_words: usize,
    /// Last word of the multiword tokens so far.
    ranged: usize,
    /// Number of the last empty node after the last word.
    n_empty: usize,
}

impl Assembler {
    /// Takes the next line, without its line feed; a carriage return at its end and a byte order mark before the
    /// first are no part of it. Gives the sentence that the line ends.
    ///
    /// # Errors
    /// [`ConlluError`] for a line without ten columns, with an empty form, or whose ID does not follow on the one
    /// before.
    pub fn line(&mut self, line: &str) -> Result<Option<ConlluSentence>, ConlluError> {
        self.n_lines += 1;
        let line = if self.n_lines == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            return Ok(if self.sentence.rows.is_empty() { None } else { Some(self.take()) });
        }
        if line.starts_with('#') && self.sentence.rows.is_empty() {
            self.sentence.comments.push(line.to_owned());
            return Ok(None);
        }
        let row = self.row(line).map_err(|problem| ConlluError { line: self.n_lines, problem })?;
        self.sentence.rows.push(row);
        Ok(None)
    }

    /// The sentence that the end of the text ends: the last, if no empty line follows it, or comments alone.
    pub fn end(&mut self) -> Option<ConlluSentence> {
        let sentence = self.take();
        (!sentence.rows.is_empty() || !sentence.comments.is_empty()).then_some(sentence)
    }

    fn take(&mut self) -> ConlluSentence {
        (self.n_words, self.ranged, self.n_empty) = (0, 0, 0);
        std::mem::take(&mut self.sentence)
    }

    fn row(&mut self, line: &str) -> Result<Row, String> {
        let (id, rest) =
            line.split_once('\t').ok_or("1 column, not 10: columns are separated by tab characters")?;
        let columns: Vec<String> = rest.split('\t').map(str::to_owned).collect();
        let columns = <[String; 9]>::try_from(columns)
            .map_err(|columns| format!("{} columns, not 10", columns.len() + 1))?;
        let next = self.n_words + 1;
        let id = parse_id(id).ok_or_else(|| {
            format!("`{id}` is no ID: a word is 1, a multiword token 1-2, an empty node 1.1")
        })?;
        match id {
            RowId::Word(word) if word == next => (self.n_words, self.n_empty) = (word, 0),
            RowId::Word(word) => return Err(format!("word {word} stands where word {next} should")),
            RowId::Range(first, last) if first == next && first > self.ranged && last >= first => {
                self.ranged = last;
            }
            RowId::Range(first, last) => {
                return Err(format!("the multiword token {first}-{last} stands before word {next}"));
            }
            RowId::Empty(word, number) if word == self.n_words && number == self.n_empty + 1 => {
                self.n_empty = number;
            }
            RowId::Empty(word, number) => {
                return Err(format!("the empty node {word}.{number} stands before word {next}"));
            }
        }
        if columns[0].is_empty() {
            return Err("the form is empty".to_owned());
        }
        Ok(Row { id, columns })
    }
}

/// Reads the sentences of a CoNLL-U text.
///
/// # Errors
/// [`ConlluError`], as [`Assembler::line`] gives it.
///
/// # Examples
/// ```
/// let text = "# text = Go!\n1\tGo\tgo\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n\
///             2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";
/// let sentences = rasad_syntax::conllu::read(text).unwrap();
/// assert_eq!(sentences[0].forms(), ["Go", "!"]);
/// assert_eq!(sentences[0].to_string(), text);
/// assert!(rasad_syntax::conllu::read("1\tGo\n").is_err());
/// ```
pub fn read(text: &str) -> Result<Vec<ConlluSentence>, ConlluError> {
    let mut assembler = Assembler::default();
    let mut sentences = Vec::new();
    for line in text.lines() {
        sentences.extend(assembler.line(line)?);
    }
    sentences.extend(assembler.end().filter(|last| !last.rows.is_empty()));
    Ok(sentences)
}

fn parse_id(id: &str) -> Option<RowId> {
    // `parse` alone would take "+1".
    let number = |text: &str| -> Option<usize> {
        text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
    };
    if let Some((first, last)) = id.split_once('-') {
        return Some(RowId::Range(number(first)?, number(last)?));
    }
    if let Some((word, at)) = id.split_once('.') {
        return Some(RowId::Empty(number(word)?, number(at)?));
    }
    number(id).map(RowId::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, form: &str) -> String {
        format!("{id}\t{form}{}", "\t_".repeat(8))
    }

    #[test]
    fn ranges_and_empty_nodes_are_kept_in_their_order() {
        let rows = [row("1-2", "don't"), row("1", "do"), row("2", "n't"), row("2.1", "go"), row("3", "x y")];
        let text = format!("# a\n{}\n\n", rows.join("\n"));
        assert_eq!(read(&text).unwrap()[0].to_string(), text);
        let foreign = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(read(&foreign).unwrap(), read(&text).unwrap());
        assert_eq!(read(text.trim_end()).unwrap(), read(&text).unwrap());
    }

    #[test]
    fn broken_lines_are_named() {
        for (rows, line, part) in [
            (vec![row("1", "a"), row("3", "b")], 2, "word 3 stands where word 2"),
            (vec![row("1", "a"), "b c d".to_owned()], 2, "tab"),
            (vec![row("+1", "a")], 1, "`+1` is no ID"),
            (vec![row("1", "")], 1, "form is empty"),
            (vec![row("2-3", "a")], 1, "multiword token 2-3"),
            (vec![row("1", "a"), row("1.2", "b")], 2, "empty node 1.2"),
            (vec![row("1", "a") + "\tx"], 1, "11 columns"),
            (vec![row("1", "a"), "# late".to_owned()], 2, "1 column"),
        ] {
            let error = read(&rows.join("\n")).unwrap_err();
            assert!(error.line == line && error.problem.contains(part), "{error}");
        }
    }
}
