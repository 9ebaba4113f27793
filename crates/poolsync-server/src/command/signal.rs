//! Ctrl-C, and the signal by which services are ended.
//!
//! ```ignore
//! let Some(answer) = until_interrupted(network.call(&wire, &secrets)).await else { return lost() };
//! ```

use futures_util::future::{Either, select};
use std::pin::pin;
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Returns the result of the work; none if the program is told to end before.
pub(super) async fn until_interrupted<T>(work: impl Future<Output = T>) -> Option<T> {
    match select(pin!(work), pin!(interrupted())).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
}

/// Waits until the program is told to end. Where signals cannot be heard, they end the program as ever.
async fn interrupted() {
    let by_keyboard = pin!(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    });
    select(by_keyboard, pin!(terminated())).await;
}

#[cfg(unix)]
async fn terminated() {
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

/// By what the program is told to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// The signal by which services are ended, and that of a terminal that is closed.
    Terminate,
}

/// Hears every signal from now on; none of them ends the program by itself any more. Needs a Tokio runtime.
#[cfg(unix)]
pub(super) fn hear() -> UnboundedReceiver<Signal> {
    let (sender, receiver) = unbounded_channel();
    for (kind, meaning) in [
        (SignalKind::interrupt(), Signal::Interrupt),
        (SignalKind::terminate(), Signal::Terminate),
        (SignalKind::hangup(), Signal::Terminate),
    ] {
        // One that cannot be heard ends the program as ever.
        let Ok(mut signal) = signal(kind) else { continue };
        let sender = sender.clone();
        tokio::spawn(async move { while signal.recv().await.is_some() && sender.send(meaning).is_ok() {} });
    }
    receiver
}

/// Hears Ctrl-C from now on.
#[cfg(not(unix))]
pub(super) fn hear() -> UnboundedReceiver<Signal> {
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(
        async move { while tokio::signal::ctrl_c().await.is_ok() && sender.send(Signal::Interrupt).is_ok() {} },
    );
    receiver
}
