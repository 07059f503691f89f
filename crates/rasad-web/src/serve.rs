//! Answering requests until told to stop.

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::router::router;
use crate::site::Site;

/// Why pages are not served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address can be reached from other computers.
    #[error(
        "`{address}` is not a loopback address: pages are served to this computer only, so use 127.0.0.1 or ::1"
    )]
    NotLoopback {
        /// The address that was to be served.
        address: SocketAddr,
    },
    /// The listening socket failed.
    #[error("the connection for pages failed")]
    Io(#[from] std::io::Error),
}

/// Result of serving.
pub type Result<T> = std::result::Result<T, Error>;

/// Answers requests on `listener` until `shutdown` is ready, then lets those under way finish.
///
/// # Errors
/// [`Error::NotLoopback`] where the listener can be reached from other computers; [`Error::Io`].
pub async fn serve(
    site: Site,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(Error::NotLoopback { address });
    }
    tracing::info!(%address, "serving");
    axum::serve(listener, router(site)).with_graceful_shutdown(shutdown).await?;
    Ok(())
}
