//! What a desk asks of its archive: searches, timelines, dossiers.

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use rasad_store::Archive;
use rasad_store::EventFilter;
use rasad_store::SearchQuery;
use rasad_store::Step;

use super::Figure;
use super::figure::percentile;

/// Searches by kind: `[kind]`, then one a line.
const SEARCHES: &str = include_str!("../../bench/searches.txt");

/// An event actor whom two decades of news name most weeks, and one whom they name now and then.
const ACTORS: [&str; 2] = ["Iran", "Hassan Rouhani"];

/// Each answer is taken in full; nothing is kept from one to the next but what the database keeps.
pub(super) fn measure(archive: &Path, n_runs: usize) -> anyhow::Result<Vec<Figure>> {
    let archive = Archive::open_read_only(archive)?;
    let mut figures = searches(&archive, n_runs)?;
    let everything = EventFilter::default();
    figures.push(time("timeline of all events by month", n_runs, || {
        archive.timeline(&everything, Step::Month)
    })?);
    for actor in ACTORS {
        let filter = EventFilter { participant: Some(actor.to_owned()), ..EventFilter::default() };
        let what = format!("timeline of {actor} by week");
        figures.push(time(&what, n_runs, || archive.timeline(&filter, Step::Week))?.bound("under 100 ms"));
    }
    for actor in ACTORS {
        let names = archive.resolve_name(actor)?;
        let name = names.first().with_context(|| format!("the archive does not know `{actor}`"))?;
        figures.push(time(&format!("dossier of {actor}"), n_runs, || archive.who(&name.id))?);
    }
    Ok(figures)
}

fn searches(archive: &Archive, n_runs: usize) -> anyhow::Result<Vec<Figure>> {
    let searches = parse(SEARCHES);
    // Milliseconds of each search in each run.
    let mut times: Vec<Vec<f64>> = Vec::new();
    let mut n_found = 0;
    for _ in 0..n_runs {
        let mut run = Vec::new();
        for (_, text) in &searches {
            let search = SearchQuery { text: (*text).to_owned(), limit: 20, ..SearchQuery::default() };
            let started = Instant::now();
            let result = archive.search(&search).with_context(|| format!("searching for `{text}`"))?;
            run.push(started.elapsed().as_secs_f64() * 1e3);
            n_found += usize::from(result.total > 0);
        }
        times.push(run);
    }
    let percentiles = |share, kind: Option<&str>| {
        let of_run = |run: &Vec<f64>| {
            let chosen =
                run.iter().zip(&searches).filter(|(_, search)| kind.is_none_or(|kind| search.0 == kind));
            percentile(&mut chosen.map(|(time, _)| *time).collect::<Vec<_>>(), share)
        };
        times.iter().map(of_run).collect::<Vec<_>>()
    };
    let what = format!("{} searches, {} with hits", searches.len(), n_found / n_runs);
    let mut figures = vec![
        Figure::new(format!("{what}: p50"), "ms", percentiles(50, None)),
        Figure::new(format!("{what}: p95"), "ms", percentiles(95, None)).bound("under 50 ms"),
    ];
    let mut kinds: Vec<&str> = searches.iter().map(|search| search.0).collect();
    kinds.dedup();
    for kind in kinds {
        figures.push(Figure::new(format!("searches, {kind}: p95"), "ms", percentiles(95, Some(kind))));
    }
    Ok(figures)
}

/// Kind and text of each search.
fn parse(text: &str) -> Vec<(&str, &str)> {
    let mut kind = "";
    let mut searches = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => kind = name,
            None => searches.push((kind, line)),
        }
    }
    searches
}

fn time<T, E>(what: &str, n_runs: usize, mut ask: impl FnMut() -> Result<T, E>) -> anyhow::Result<Figure>
where
    anyhow::Error: From<E>,
{
    let mut runs = Vec::new();
    for _ in 0..n_runs {
        let started = Instant::now();
        ask()?;
        runs.push(started.elapsed().as_secs_f64() * 1e3);
    }
    Ok(Figure::new(what, "ms", runs))
}

#[cfg(test)]
mod tests {
    use rasad_store::Query;

    use super::*;

    #[test]
    fn there_are_two_hundred_searches() {
        let searches = parse(SEARCHES);
        assert_eq!(searches.len(), 200);
        for (kind, text) in searches {
            assert!(!kind.is_empty());
            assert!(Query::parse(text).is_ok(), "{text}");
        }
    }
}
