//! Following a synchronization until every node is done.
//!
//! A run consists of one call or of several, one after another. What was seen is given to it with the time at which it was
//! seen; what it says follows from that alone.
//!
//! ```
//! use poolsync_core::cloud::Node;
//! use poolsync_core::follow::{Followed, Run, Stage};
//!
//! let followed = vec![Followed::new("n1", "worker-1"), Followed::new("n2", "worker-2")];
//! let mut run = Run::default();
//! run.begin(100, 1, None, followed);
//! run.see_nodes(130, &[Node { id: "n1".into(), phase: "Installing".into(), ..Node::default() }]);
//! let progress = run.progress(140);
//! assert_eq!((progress.done, progress.total, progress.batch, progress.batches), (0, 2, 1, 2));
//! assert_eq!(run.nodes()[0].stage, Stage::Resetting);
//! assert_eq!(run.nodes()[0].since, 130);
//! ```
//!
//! Sources: the members `phase` and `configurationUpToDate` of nodes, the pool's condition `ConfigurationSynchronizing`, and
//! jobs. Which phase a node shows while it is being reset is not documented for this call: any phase in which it is neither
//! Active nor broken counts as being reset.

mod pace;
mod progress;
mod run;
mod saved;
pub(crate) mod stage;

pub use pace::{Pace, retry_after};
pub use progress::{End, Progress};
pub use run::{Call, Followed, Run};
pub use stage::Stage;
