//! Rollouts: several calls as one operation, carried out by one tab of this browser. The machine is the core's
//! (`poolsync_core::rollout`); this is its clock, its network, and what it is written down in.
//!
//! ```ignore
//! let board = Board::new(store, load_draft());
//! begin(board, ReadyMade::Canary, "workers");     // a plan, and its pools read
//! ask(board);                                     // read anew; one verdict
//! start(board);                                   // written down, then called
//! ```

mod board;
mod carry_out;
mod differences;
mod drive;
mod engine;
mod estimate;
mod kept;
mod link;
mod names;
mod opened;
mod owner;
mod picture;
mod planning;
mod poll;
mod preflight;
mod question;
mod reading;
mod ready_made;
mod ticket;
mod verbs;

pub(crate) use board::{Board, Reading, Role, Trouble};
pub(crate) use differences::{Difference, differences};
pub(crate) use estimate::{BATCH_SECONDS, rest, seconds};
pub(crate) use kept::{Kept, Listed};
pub(crate) use link::{Handed, is_in_address, link_of};
pub(crate) use names::Names;
pub(crate) use opened::{close, is_noted, note};
pub(crate) use picture::{Cell, PoolPicture, WholeZone, pools, whole_zones};
pub(crate) use planning::{begin, keep_draft, load_draft, names_scripts, read, take_link};
pub(crate) use question::{Stop, ask, still_missing, verdict};
pub(crate) use ready_made::ReadyMade;
pub(crate) use ticket::{gate_words, ticket, total};
pub(crate) use verbs::{
    abort, approve, can_promote, decide, forget, pause, promote, put_away, resume, show, start, watch,
};
