//! The table of addresses.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use crate::site::{Shared, Site};
use crate::{api, assets, guard, pages};

/// The pages and the API of a site.
pub fn router(site: Site) -> Router {
    let shared = Shared::new(site);
    Router::new()
        .route("/", get(pages::home::page))
        .route("/search", get(pages::search::page))
        .route("/events", get(pages::events::page))
        .route("/events.csv", get(pages::events::csv))
        .route("/who", get(pages::who::find))
        .route("/who/{id}", get(pages::who::page))
        .route("/documents", get(pages::documents::page))
        .route("/documents/{id}", get(pages::document::page))
        .route("/documents/{id}/reading", get(pages::reading::page))
        .route("/timeline", get(pages::timeline::page))
        .route("/issue", get(pages::issue::page))
        .route("/status", get(pages::status::page))
        .route("/api/search", get(api::search::answer))
        .route("/api/events", get(api::events::answer))
        .route("/api/who/{id}", get(api::who::answer))
        .route("/api/documents", get(api::documents::list))
        .route("/api/documents/{id}", get(api::documents::answer))
        .route("/api/timeline", get(api::timeline::answer))
        .route("/api/status", get(api::status::answer))
        .route("/assets/site.css", get(assets::style))
        .route("/assets/site.js", get(assets::script))
        .route("/assets/icon.svg", get(assets::icon))
        .route("/favicon.ico", get(assets::icon))
        .layer(from_fn_with_state(shared.clone(), guard::guard))
        .with_state(shared)
}
