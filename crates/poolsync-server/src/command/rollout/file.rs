//! The file in which a rollout is kept: written whole and at once, and driven by one program at a time.
//!
//! ```ignore
//! let (file, state) = StateFile::open(&path)?;
//! file.save(&state)?;
//! ```
//! It is written beside itself, brought to the disk, and put in place by one renaming, so that whoever stops the program at any
//! moment finds the state before or after it. A lock that the system takes away with the program keeps a second one from driving.

use crate::command::end::{End, Stop};
use crate::words::rollout as words;
use poolsync_core::Arg;
use poolsync_core::rollout::RolloutState;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// The file of a rollout that this program drives.
#[derive(Debug)]
pub(super) struct StateFile {
    path: PathBuf,
    /// Held as long as this value lives.
    _lock: File,
}

impl StateFile {
    /// Returns the file of a rollout that begins. One that is there already is never written over.
    pub(super) fn create(path: &Path) -> Result<Self, Stop> {
        let file = Self { path: path.to_owned(), _lock: lock(path)?.ok_or_else(|| driven(path))? };
        if path.try_exists().map_err(|error| unreadable(path, &error))? {
            return Err(Stop::misuse(&words::STATE_EXISTS, vec![name(path)]));
        }
        Ok(file)
    }

    /// Returns the file of a rollout that goes on, with its state.
    pub(super) fn open(path: &Path) -> Result<(Self, RolloutState), Stop> {
        read(path)?;
        let file = Self { path: path.to_owned(), _lock: lock(path)?.ok_or_else(|| driven(path))? };
        // Another program may have driven it until the lock was free.
        Ok((file, read(path)?))
    }

    /// Returns where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Saves the state.
    pub(super) fn save(&self, state: &RolloutState) -> Result<(), Stop> {
        write(&self.path, &state.save()).map_err(|error| {
            let args = vec![name(&self.path), ("reason", Arg::text(&error.to_string()))];
            Stop::Said(&words::STATE_UNSAVED, args, End::Failed)
        })
    }
}

/// Reads the state of a rollout, whoever drives it.
pub(super) fn read(path: &Path) -> Result<RolloutState, Stop> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Stop::misuse(&words::STATE_MISSING, vec![name(path)]),
        _ => unreadable(path, &error),
    })?;
    RolloutState::load(&text).map_err(|error| {
        let args = vec![name(path), ("reason", Arg::Text(error.to_string()))];
        Stop::misuse(&words::STATE_INVALID, args)
    })
}

/// Returns true while a program drives the rollout.
pub(super) fn is_driven(path: &Path) -> bool {
    // Without its file nobody has taken the lock.
    File::open(beside(path, ".lock")).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Returns the file that a path leads to: by whichever link, there is one state with one lock.
fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Returns the path of something that stands beside the state.
pub(super) fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name: OsString = resolved(path).into_os_string();
    name.push(extension);
    name.into()
}

/// Writes a file whole and at once.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = &resolved(path);
    let new = beside(path, ".new");
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&new, path)?;
    sync_folder(path)
}

/// Brings the renaming to the disk too.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Takes the lock; none if another program has it. One that only looks has it for a moment, which is waited for.
fn lock(path: &Path) -> Result<Option<File>, Stop> {
    let path = beside(path, ".lock");
    let file = OpenOptions::new().create(true).append(true).open(&path).map_err(|error| unreadable(&path, &error))?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => sleep(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(None)
}

fn driven(path: &Path) -> Stop {
    Stop::misuse(&words::STATE_DRIVEN, vec![name(path)])
}

fn unreadable(path: &Path, error: &io::Error) -> Stop {
    Stop::misuse(&words::STATE_UNREADABLE, vec![name(path), ("reason", Arg::text(&error.to_string()))])
}

fn name(path: &Path) -> (&'static str, Arg) {
    ("file", Arg::text(&path.display().to_string()))
}
