//! Leaves out of a page's blocks what is no text of the article but stood among it.

use rasad_text::BlockKind;

use super::blocks::Piece;

/// Longest invitation to read something else, in letters.
const LABEL: usize = 150;

/// The pieces that belong to the article: no dates that stand alone, no lists of links with the heading
/// above them, no line that is one link to another page, no copyright line. A page that is made of
/// links stays whole.
pub(super) fn keep_article(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut drop = vec![false; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let end = run_end(&pieces, at);
        let run = &pieces[at..end];
        let letters: usize = run.iter().map(|piece| piece.letters).sum();
        let linked: usize = run.iter().map(|piece| piece.linked).sum();
        let is_links = match run[0].kind {
            BlockKind::Bullet(_) => linked * 10 >= letters * 8,
            BlockKind::Heading(_) | BlockKind::Caption => false,
            _ => linked * 10 >= letters * 9 && letters < LABEL && !ends_sentence(&run[0].text),
        };
        drop[at..end].fill(is_links && linked > 0);
        at = end;
    }
    let links: usize = selected(&pieces, &drop).map(|piece| piece.letters).sum();
    let all: usize = pieces.iter().map(|piece| piece.letters).sum();
    if links * 2 > all {
        drop.fill(false);
    }
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let after_is_end = |at: usize| {
            let next = (at..pieces.len()).find(|at| !drop[*at]);
            next.is_none_or(|next| matches!(pieces[next].kind, BlockKind::Heading(_)))
        };
        let heads_links = matches!(piece.kind, BlockKind::Heading(_))
            && drop.get(at + 1) == Some(&true)
            && after_is_end(at + 1);
        let is_date = piece.timed > 0 && piece.timed * 10 >= piece.letters * 8;
        let is_notice = piece.letters < LABEL && piece.text.trim_start().starts_with(['©', '®']);
        drop[at] |= heads_links || is_date || is_notice;
    }
    pieces.into_iter().zip(drop).filter(|(_, drop)| !drop).map(|(piece, _)| piece).collect()
}

/// A run is all bullets one after the other, or one piece of another kind.
fn run_end(pieces: &[Piece], at: usize) -> usize {
    let is_bullet = |piece: &Piece| matches!(piece.kind, BlockKind::Bullet(_));
    let bullets = pieces[at..].iter().take_while(|piece| is_bullet(piece)).count();
    at + bullets.max(1)
}

fn selected<'a>(pieces: &'a [Piece], which: &'a [bool]) -> impl Iterator<Item = &'a Piece> {
    pieces.iter().zip(which).filter(|(_, which)| **which).map(|(piece, _)| piece)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '؟', '…', '"', '”', '»', ')'])
}
