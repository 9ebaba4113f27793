//! Which tab carries a rollout out: one at a time, all others watch. A lock of the browser where it has locks; else a lease in
//! its storage, which ends by itself when a tab is gone.

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;

use crate::platform::locks::{self, HeldLock};
use crate::platform::{random, storage, time};

/// The begin of the names; the id of the rollout follows.
const NAME: &str = "poolsync.rollout-tab.";
/// So long a lease holds, in milliseconds, and so often it is renewed.
const LEASE_MS: f64 = 12_000.0;
const RENEW_MS: u32 = 3_000;
/// Two tabs that write at the same time both see who was last after this.
const SETTLE_MS: u32 = 200;

/// The right to carry a rollout out. Dropping it gives it back.
#[derive(Debug)]
pub(super) enum Ownership {
    /// A lock of the browser.
    Lock(#[expect(dead_code, reason = "held until it is dropped")] HeldLock),
    /// A lease in its storage.
    Lease(LeaseHolder),
}

/// A lease that is renewed for as long as it is held.
#[derive(Debug)]
pub(super) struct LeaseHolder {
    key: String,
    tab: String,
    /// Ends with this value.
    _renewal: Interval,
}

impl Ownership {
    /// Takes the right to carry out a rollout; none if another tab has it.
    pub(super) async fn take(id: &str) -> Option<Self> {
        let name = [NAME, id].concat();
        if locks::are_there() {
            return locks::take(&name).await.map(Self::Lock);
        }
        let tab = random::id()?;
        if !Lease::read(&name).is_none_or(|lease| lease.is_over(time::now_ms())) {
            return None;
        }
        renew(&name, &tab);
        TimeoutFuture::new(SETTLE_MS).await;
        let is_ours = Lease::read(&name).is_some_and(|lease| lease.tab == tab);
        is_ours.then(|| {
            let (key, holder) = (name.clone(), tab.clone());
            let renewal = Interval::new(RENEW_MS, move || renew(&name, &tab));
            Self::Lease(LeaseHolder { key, tab: holder, _renewal: renewal })
        })
    }

    /// Returns true if it still holds: a computer that slept lets a lease end.
    pub(super) fn holds(&self) -> bool {
        match self {
            Self::Lock(_) => true,
            Self::Lease(holder) => holder.holds(),
        }
    }
}

impl LeaseHolder {
    fn holds(&self) -> bool {
        Lease::read(&self.key).is_some_and(|lease| lease.tab == self.tab && !lease.is_over(time::now_ms()))
    }
}

impl Drop for LeaseHolder {
    fn drop(&mut self) {
        if self.holds() {
            storage::set(&self.key, "");
        }
    }
}

/// Returns true if some tab carries a rollout out.
pub(super) async fn is_owned(id: &str) -> bool {
    let name = [NAME, id].concat();
    match locks::is_held(&name).await {
        Some(is_held) => is_held,
        None => Lease::read(&name).is_some_and(|lease| !lease.is_over(time::now_ms())),
    }
}

fn renew(key: &str, tab: &str) {
    // A lease that another tab took while this one slept stays with it.
    let is_ours = Lease::read(key).is_none_or(|lease| lease.tab == tab || lease.is_over(time::now_ms()));
    if is_ours {
        storage::set(key, &Lease { tab: tab.to_owned(), until: time::now_ms() + LEASE_MS }.write());
    }
}

/// A lease as it stands in the storage.
#[derive(Debug, Clone, PartialEq)]
struct Lease {
    /// Who has it.
    tab: String,
    /// Until when, in milliseconds since 1970.
    until: f64,
}

impl Lease {
    fn read(key: &str) -> Option<Self> {
        Self::parse(&storage::get(key)?)
    }

    fn parse(text: &str) -> Option<Self> {
        let (tab, until) = text.split_once(' ')?;
        Some(Self { tab: tab.to_owned(), until: until.parse().ok()? })
    }

    fn write(&self) -> String {
        format!("{} {}", self.tab, self.until)
    }

    /// A clock that was set back by much must not hold a rollout for ever.
    fn is_over(&self, now: f64) -> bool {
        now >= self.until || self.until - now > 2.0 * LEASE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_ends_by_itself() {
        let lease = Lease { tab: "a".to_owned(), until: 100_000.0 };
        assert!(!lease.is_over(99_999.0) && lease.is_over(100_000.0));
        assert!(lease.is_over(1_000.0), "a clock that was set back");
        assert_eq!(Lease::parse(&lease.write()), Some(lease));
        for text in ["", "a", "a b"] {
            assert_eq!(Lease::parse(text), None, "{text:?}");
        }
    }
}
