//! The call that is taken where a text holds several.

use super::super::found::Found;
use super::MOST_COMPARED;

/// How far a call of a text is this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Fit {
    /// Another address or operation.
    Other,
    /// This call's address, and a method that changes nothing, such as the question of a browser whether it may call.
    Asks,
    Ours,
}

impl Fit {
    /// `is_ours`: the address or operation is that of this call. `method`: in any case; none if it is not given.
    pub(in super::super) fn of(is_ours: bool, method: Option<&str>) -> Self {
        let asks = |method: &str| ["GET", "HEAD", "OPTIONS"].iter().any(|known| method.eq_ignore_ascii_case(known));
        match (is_ours, method.is_some_and(asks)) {
            (false, _) => Self::Other,
            (true, true) => Self::Asks,
            (true, false) => Self::Ours,
        }
    }

    /// The place of the call that fits best, the first of those that fit alike; nothing if there is none.
    pub(in super::super) fn best<C>(calls: &[C], fit: impl Fn(&C) -> Self) -> Option<usize> {
        let fits = calls.iter().map(fit).enumerate();
        fits.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(index, _)| index)
    }
}

/// Takes the call of a text that fits best. Tells how many there are, and in what others that are this call differ. False if
/// there is none.
pub(in super::super) fn take_best<C>(
    mut calls: Vec<C>,
    fit: impl Fn(&C) -> Fit,
    found: &mut Found,
    mut take: impl FnMut(C, &mut Found),
) -> bool {
    let Some(index) = Fit::best(&calls, &fit) else { return false };
    found.report_several(calls.len(), index);
    take(calls.remove(index), found);
    for other in calls.into_iter().filter(|call| fit(call) == Fit::Ours).take(MOST_COMPARED) {
        found.compare(|found| take(other, found));
    }
    true
}
