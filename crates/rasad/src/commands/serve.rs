//! `rasad serve`: the desk in a browser, on this machine only.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, OnceLock};

use rasad_desk::{Desk, compose_with};
use rasad_reading::Reader;
use rasad_time::Interval;
use rasad_web::Site;

use crate::args::ServeArgs;
use crate::exit::{End, Failure, tell};
use crate::interrupt::runtime;

pub(super) fn run(desk: &Desk, args: &ServeArgs) -> Result<End, Failure> {
    serve(desk, args.port, |address| {
        tell(&format!("{} at http://{address}/  (Ctrl-C ends)\n", desk.config.name));
    })
}

/// Serves until Ctrl-C. `ready` gets the address as soon as it answers.
pub(super) fn serve(desk: &Desk, port: u16, ready: impl FnOnce(SocketAddr)) -> Result<End, Failure> {
    let site = site(desk)?;
    crate::log::show();
    let runtime = runtime()?;
    runtime.block_on(async {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(wanted).await.map_err(|error| refused(port, &error))?;
        ready(listener.local_addr()?);
        let ended = async {
            // Where Ctrl-C can't be watched it ends the program by itself.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        match rasad_web::serve(site, listener, ended).await {
            Ok(()) => Ok(End::Done),
            Err(error) => {
                Err(Failure::Usage { message: error.to_string(), hint: "start it again".to_owned() })
            }
        }
    })
}

fn refused(port: u16, error: &io::Error) -> Failure {
    let hint = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "another program has it: give another with `--port`, or 0 for any that is free"
        }
        io::ErrorKind::PermissionDenied => "give one of 1024 or more with `--port`",
        _ => "give another with `--port`",
    };
    Failure::Usage { message: format!("port {port} can't be had: {error}"), hint: hint.to_owned() }
}

fn site(desk: &Desk) -> Result<Site, Failure> {
    let knowledge = Arc::new(desk.knowledge()?);
    let config = &desk.config;
    let arena = |arena: &rasad_desk::Arena| {
        let scope = desk.arena(&arena.name)?;
        Ok(rasad_web::Arena { name: arena.name.clone(), heading: arena.heading.clone(), scope })
    };
    let compose = {
        let (desk, knowledge) = (desk.clone(), Arc::clone(&knowledge));
        move |from, to| {
            let archive = desk.archive()?;
            let issue = compose_with(&desk.config, &knowledge, &archive, Interval::new(from, to))?;
            Ok(rasad_bulletin::render::html_fragment(&issue, &|id| Some(format!("/documents/{id}"))))
        }
    };
    Ok(Site {
        desk: rasad_web::Desk {
            name: config.name.clone(),
            subject: config.subject.clone(),
            period_days: Some(config.period_days),
            arenas: config.arenas.iter().map(arena).collect::<Result<_, Failure>>()?,
        },
        archive: desk.archive_path(),
        knowledge,
        compose: Some(Arc::new(compose)),
        explain: Some(explainer(desk.clone())),
    })
}

/// Reads with the desk's rules, which are loaded when they are first asked for.
fn explainer(desk: Desk) -> rasad_web::Explain {
    let loaded: OnceLock<Reader> = OnceLock::new();
    Arc::new(move |document, show| {
        let reader = if let Some(reader) = loaded.get() {
            reader
        } else {
            let reader = desk.reader()?;
            loaded.get_or_init(|| reader)
        };
        let (reading, trace) = rasad_reading::read_traced(document, reader);
        show(&reading, &rasad_reading::explain(&reading, &trace, reader));
        Ok(())
    })
}
