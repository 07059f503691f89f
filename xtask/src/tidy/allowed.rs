//! The exceptions to the rules, each with its reason: `xtask/tidy.toml`.

use anyhow::bail;
use serde::Deserialize;

pub(super) const PATH: &str = "xtask/tidy.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Allowed {
    /// Top folders of one person's machine.
    #[serde(default)]
    folders_of_one_machine: Vec<String>,
    /// Hosts of one network, a space for each dot.
    #[serde(default)]
    hosts_of_one_network: Vec<String>,
    /// Files that may be longer than others.
    #[serde(default)]
    pub(super) long: Vec<Exception>,
    /// Files, and folders that end in `/`, whose white space is part of what they say.
    #[serde(default)]
    pub(super) as_is: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exception {
    pub(super) path: String,
    pub(super) reason: String,
}

impl Allowed {
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let allowed: Self = toml::from_str(text)?;
        for entry in allowed.long.iter().chain(&allowed.as_is) {
            if entry.reason.trim().is_empty() {
                bail!("`{}` has no reason", entry.path);
            }
        }
        Ok(allowed)
    }

    /// Beginnings of paths, and hosts, that only one machine or network has.
    pub(super) fn words_of_one_machine(&self) -> Vec<String> {
        let folders = self.folders_of_one_machine.iter().map(|folder| format!("/{folder}/"));
        folders.chain(self.hosts_of_one_network.iter().map(|host| host.replace(' ', "."))).collect()
    }

    pub(super) fn keeps_layout(&self, path: &str) -> bool {
        self.as_is.iter().any(|entry| {
            if entry.path.ends_with('/') { path.starts_with(&entry.path) } else { path == entry.path }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_files_keep_their_layout() {
        let text =
            "[[as_is]]\npath = \"corpus/\"\nreason = \"r\"\n[[as_is]]\npath = \"a.txt\"\nreason = \"r\"\n";
        let allowed = Allowed::parse(text).unwrap();
        assert!(allowed.keeps_layout("corpus/x/y.txt"));
        assert!(allowed.keeps_layout("a.txt"));
        assert!(!allowed.keeps_layout("a.txt.expected"));
        assert!(!allowed.keeps_layout("my/corpus/x.txt"));
    }

    #[test]
    fn words_are_put_together() {
        let allowed =
            Allowed::parse("folders_of_one_machine = [\"srv\"]\nhosts_of_one_network = [\"a b c\"]").unwrap();
        assert_eq!(allowed.words_of_one_machine(), ["/srv/", "a.b.c"]);
    }

    #[test]
    fn an_exception_needs_a_reason() {
        let text = "[[long]]\npath = \"a.rs\"\n";
        assert!(Allowed::parse(text).is_err());
        assert!(Allowed::parse(&format!("{text}reason = \" \"\n")).is_err());
    }
}
