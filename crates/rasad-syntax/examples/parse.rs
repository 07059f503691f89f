//! Writes the CoNLL-U of the text on standard input, an analysis a paragraph.
#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use std::io::Read;

use rasad_syntax::Model;
use rasad_syntax::conllu::ConlluSentence;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    for (number, sentence) in Model::english().analyze(&text).iter().enumerate() {
        print!("{}", ConlluSentence::from_sentence(sentence, &text, &(number + 1).to_string()));
    }
    Ok(())
}
