//! What stops the decoding of a whole file, by what the caller can do about it.

use std::io;

/// Why a file was not read, or not to its end. Documents that were handed over before stand.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The file, or what a compressed file expands to, is larger than may be held in memory.
    #[error("`{uri}` holds more than {limit_bytes} bytes")]
    TooLarge {
        /// The file.
        uri: String,
        /// `max_bytes_per_file`.
        limit_bytes: u64,
    },
    /// A compressed file that expands out of all proportion.
    #[error("`{uri}` expands to more than {ratio} times its size")]
    Expands {
        /// The file.
        uri: String,
        /// `max_expansion_ratio`.
        ratio: u64,
    },
    /// A compressed file that ends before its stream does.
    #[error("`{uri}` ends early, after {whole} of its expanded content")]
    Truncated {
        /// The file.
        uri: String,
        /// How much came out whole: `17 lines` or `5120 bytes`.
        whole: String,
    },
    /// A compressed file whose bytes contradict themselves.
    #[error("`{uri}` is damaged after {whole} of its expanded content")]
    Damaged {
        /// The file.
        uri: String,
        /// How much came out whole: `17 lines` or `5120 bytes`.
        whole: String,
        /// What the decompressor said.
        #[source]
        source: io::Error,
    },
    /// The reader failed.
    #[error("`{uri}` can't be read after {whole}")]
    Unreadable {
        /// The file.
        uri: String,
        /// How much came out whole: `17 lines` or `5120 bytes`.
        whole: String,
        /// What the reader said.
        #[source]
        source: io::Error,
    },
}

impl DecodeError {
    /// What to do about it, as a lower-case sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "split the file, or raise `max_bytes_per_file`",
            Self::Expands { .. } => {
                "unpack it by hand, if it is meant to be like this, and read what comes out"
            }
            Self::Truncated { .. } | Self::Damaged { .. } => "get the file anew: the copy is not whole",
            Self::Unreadable { .. } => "look at the disk, the mount or the connection that it comes from",
        }
    }
}
