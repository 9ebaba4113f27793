//! Where lines for the operator go.
//!
//! ```
//! use poolsync_server::Log;
//!
//! let log = Log::to_stderr();
//! log.line("GET cce.cn-north-4.myhuaweicloud.com /api/v3/projects/{}/clusters 200 81 ms");
//! ```

use std::fmt;
use std::io::Write as _;
use std::sync::Arc;

/// Takes one line at a time.
#[derive(Clone)]
pub struct Log(Arc<dyn Fn(&str) + Send + Sync>);

impl Log {
    /// Lines go to whatever this closure does with them.
    pub fn new(take: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(take))
    }

    /// Lines go to the error output of the program.
    pub fn to_stderr() -> Self {
        Self::new(|line| {
            // A closed error output is no reason to stop serving.
            let _ = writeln!(std::io::stderr(), "{line}");
        })
    }

    /// Writes a line.
    pub fn line(&self, line: &str) {
        (self.0)(line);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}
