//! `rasad who`: everything that is known of somebody.

mod show;
mod view;

use std::path::Path;

use rasad_desk::{Candidate, Desk, Error, Nearness, Who};

use crate::args::WhoArgs;
use crate::exit::{End, Failure, tell};
use crate::output::{Output, harmless};
use crate::table::Table;

pub(super) fn run(named: Option<&Path>, args: &WhoArgs) -> Result<End, Failure> {
    // The program knows a good deal without a desk.
    let desk = match named {
        Some(folder) => Some(Desk::open(folder)?),
        None => match Desk::find(Path::new(".")) {
            Ok(desk) => Some(desk),
            Err(Error::NoDesk { .. }) => None,
            Err(error) => return Err(error.into()),
        },
    };
    let name = args.name.join(" ");
    let who = rasad_desk::who(desk.as_ref(), &name)?;
    let mut output = Output::new();
    if args.json {
        output.json(&view::view(&name, &who))?;
    } else {
        show(&mut output, &who)?;
    }
    output.flush()?;
    if who.candidates.is_empty() {
        tell(&format!("nobody of the name `{name}` is known\n"));
        return Ok(End::Nothing);
    }
    Ok(End::Done)
}

fn show(output: &mut Output, who: &Who) -> Result<(), Failure> {
    let others = match (&who.profile, who.candidates.first()) {
        (Some(profile), Some(best)) => {
            if best.nearness == Nearness::Letters {
                output.line(format!("Nobody bears exactly this name; the nearest is {}.", best.name))?;
                output.line("")?;
            }
            show::profile(output, profile)?;
            &who.candidates[1..]
        }
        _ => &who.candidates[..],
    };
    if others.is_empty() {
        return Ok(());
    }
    if who.profile.is_some() {
        output.line("")?;
    }
    let (heading, most) =
        if who.profile.is_some() { ("Others of such a name:", 8) } else { ("It may be:", 50) };
    output.line(heading)?;
    let mut table = Table::new(&["name", "id", "kind", "country", ">mentions"]);
    for other in others.iter().take(most) {
        table.row(row(other));
    }
    table.write(output, 2)?;
    if others.len() > most {
        output.line(format!("  and {} more", others.len() - most))?;
    }
    if who.profile.is_none() {
        output.line("")?;
        output.line("`rasad who ID` shows one of them.")?;
    }
    Ok(())
}

fn row(candidate: &Candidate) -> Vec<String> {
    vec![
        harmless(&candidate.name),
        candidate.id.trim_start_matches("e:").to_owned(),
        candidate.kind.unwrap_or_default().to_owned(),
        candidate.country.clone().unwrap_or_default(),
        candidate.mentions.to_string(),
    ]
}
