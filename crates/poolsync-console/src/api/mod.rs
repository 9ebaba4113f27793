//! The one door to the network: [`fetch`] makes a call once; [`client`] asks questions, which may be asked again.
//!
//! ```ignore
//! let reply = fetch::send(&wire, Some("/relay"), &secrets).await;        // the one call
//! let answered = client.send(&question).await;                           // a read, by the other route too
//! let message = answered.answer.unwrap_err().message("cce.example", Locale::En);
//! ```

pub(crate) mod client;
mod error;
pub(crate) mod fetch;
mod message;
mod relay_fault;
mod reply;

pub(crate) use error::ApiError;
pub(crate) use message::{Message, loss_words, message_of};
pub(crate) use relay_fault::RelayFault;
pub(crate) use reply::{Loss, Reply, Route};
