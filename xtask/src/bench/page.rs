//! The page of figures in the documentation.

use super::Figure;
use super::machine::Machine;
use super::table;

/// `date` as it was given.
pub(super) fn page(figures: &[Figure], machine: &Machine, date: &str) -> String {
    format!(
        "\
# Performance

Measured {date} on {machine}.

{table}
Each figure is the median of its runs; a bound is what the design asks for.

- The data are two decades of daily news items from Wikipedia's Portal:Current events, one to three sentences each, \
in English.
- Sentences are counted by `rasad_syntax::split_sentences`; reading takes everything from text to coded events.
- Adding reads, writes and indexes into a new desk; its rate includes starting and closing.
- Memory is the peak that the kernel reports for the process, the program's own data included.
- The searches are in `xtask/bench/searches.txt`; each takes its best 20 hits with passages.
- Searches, timelines and dossiers are asked of that archive in one process; the other times are of whole processes.

To measure again, with nothing else running:

```sh
cargo xtask bench --data DIR
```

`DIR/current-events/items.jsonl.gz` holds the items: one JSON object a line with `date` and `text`.
`--build` adds the time of a clean build, `--write --date DAY` writes this page, `--quick` takes a part once.
",
        table = table(figures),
    )
}
