//! Identity by content.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The id of a document: `d:` and the first 16 hexadecimal digits of the SHA-256 of its parts, each
/// preceded by its length so that no two lists of parts collide.
pub fn document_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    format!("d:{}", &hex(&hash.finalize())[..16])
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digest_and_no_collision_of_parts() {
        assert_eq!(&sha256_hex(b"abc")[..16], "ba7816bf8f01cfea");
        assert_ne!(document_id(&["ab", "c"]), document_id(&["a", "bc"]));
    }
}
