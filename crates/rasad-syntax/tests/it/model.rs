//! The embedded model and its card.

use rasad_syntax::Model;
use rasad_syntax::ModelError;
use sha2::Digest;
use sha2::Sha256;

#[test]
fn checksum_is_that_of_the_card() {
    let card = include_str!("../../../../models/english.md");
    let line = card.lines().find_map(|line| line.strip_prefix("- SHA-256: `")).unwrap();
    let digest = format!("{:x}", Sha256::digest(Model::english_bytes()));
    assert_eq!(line.trim_end_matches('`'), digest);
}

#[test]
fn damaged_models_are_refused() {
    let mut bytes = Model::english_bytes().to_vec();
    assert!(Model::load(&bytes).is_ok());
    bytes[5000] ^= 1;
    assert!(matches!(Model::load(&bytes), Err(ModelError::Damaged { .. })));
    assert!(matches!(Model::load(&bytes[..300]), Err(ModelError::Damaged { .. })));
    assert!(matches!(Model::load(b"PK"), Err(ModelError::Foreign)));
}
