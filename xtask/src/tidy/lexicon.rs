//! Every rule of the lexicon shows sentences in which it fires.

use serde::Deserialize;
use toml::Spanned;

use super::Finding;
use super::SourceFile;

const RULES: &str = "lexicon/events/";

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<Rule>,
}

/// What is looked at of a rule; `rasad-events` reads and checks the rest.
#[derive(Deserialize)]
struct Rule {
    name: Spanned<String>,
    #[serde(default)]
    yes: Vec<String>,
}

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let files = files.iter().filter(|file| file.path.starts_with(RULES) && file.has_extension("toml"));
    files.flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let rules: RuleFile = match toml::from_str(&file.text) {
        Ok(rules) => rules,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            return vec![file.finding(line_of(&file.text, at), format!("not readable: {}", error.message()))];
        }
    };
    if rules.rule.is_empty() {
        return vec![file.finding(1, "no rules")];
    }
    let silent = rules.rule.iter().filter(|rule| rule.yes.is_empty());
    silent
        .map(|rule| {
            let line = line_of(&file.text, rule.name.span().start);
            file.finding(line, format!("rule `{}` has no sentence under `yes`", rule.name.get_ref()))
        })
        .collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn rules_have_examples() {
        let cases = [
            ("[[rule]]\nname = \"a\"\nyes = [\"A met B.\"]\n", ""),
            ("[[rule]]\nname = \"a\"\nyes = []\n", "2 rule `a` has no sentence under `yes`"),
            (
                "[[rule]]\nname = \"a\"\nyes = [\"x\"]\n[[rule]]\nname = \"b\"\n",
                "5 rule `b` has no sentence under `yes`",
            ),
            ("# Nothing yet.\n", "1 no rules"),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = check(&[file("lexicon/events/x.toml", text)])
                .iter()
                .map(|found| format!("{} {}", found.line, found.message))
                .collect();
            assert_eq!(found.join("; "), expected, "{text:?}");
        }
        assert_eq!(check(&[file("lexicon/events/x.toml", "[[rule]]\nname = 1\n")])[0].line, 2);
        assert!(check(&[file("lexicon/classes.toml", "")]).is_empty());
    }
}
