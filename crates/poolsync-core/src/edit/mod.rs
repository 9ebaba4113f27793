//! Help for whoever edits a body as text: where each problem stands, which members can follow, and what may be secret.
//! Works for text that is no JSON yet, and takes time in proportion to its length.
//!
//! ```
//! use poolsync_core::check_json;
//! use poolsync_core::edit::{complete, marks};
//!
//! let text = "{\"spec\": {\n  \"maxUnavailable\": 0, \"nodePoolID\": \"DefaultPool\"\n}}";
//! let marks = marks(text, &check_json(text));
//! assert_eq!((marks[0].line, marks[0].column), (2, 21));
//! assert_eq!(&text[marks[0].from..marks[0].to], "0");
//!
//! let text = r#"{"spec": {"maxUnavailable": 1, ""#;
//! let offered = complete(text, text.len()).unwrap();
//! assert_eq!(offered.members[0].name, "nodeIDs");
//! assert_eq!(offered.members[0].insert, r#""nodeIDs": []"#);
//! ```

mod complete;
mod marks;
mod outline;
mod secret_parts;
mod units;

pub use complete::{Completion, Completions, complete};
pub use marks::{Mark, marks};
pub use secret_parts::secret_parts;
