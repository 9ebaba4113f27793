//! The promises by their numbers.
//!
//! ```ignore
//! let first = PROMISES.first();   // S1
//! ```

/// A promise.
pub(crate) struct Promise {
    /// The 1 of S1.
    pub(crate) number: u8,
    /// What is promised, as a clause.
    pub(crate) what: &'static str,
}

const fn promise(number: u8, what: &'static str) -> Promise {
    Promise { number, what }
}

/// All of them, in the order of their numbers.
pub(crate) const PROMISES: [Promise; 26] = [
    promise(1, "a strict policy, and nothing that violates it"),
    promise(2, "works with `trusted-types 'none'`"),
    promise(3, "no other host is asked before sending"),
    promise(4, "a call goes to the one host that was shown"),
    promise(5, "no secret in storage, address, title, console, attributes, clipboard"),
    promise(6, "no secret in texts, samples, exports, history, errors"),
    promise(7, "no secret in memory after \"Forget secrets\""),
    promise(8, "no secret after reload, back, another tab, a restored session"),
    promise(9, "of a node's password only the salted form leaves"),
    promise(10, "what is shown is what is sent, byte for byte"),
    promise(11, "what has errors is not sent"),
    promise(12, "one decision, one call; nothing is repeated"),
    promise(13, "signatures and salted passwords are the published ones"),
    promise(14, "samples send the same bytes"),
    promise(15, "no pasted text makes it panic or stall"),
    promise(16, "no script makes code or markup out of text"),
    promise(17, "a changed file stops the page, which says so"),
    promise(18, "two builds are equal, file by file"),
    promise(19, "secret fields are masked, and browsers keep out"),
    promise(20, "security headers come with every way to serve it"),
    promise(21, "every failure has a sentence and a way on, in both languages"),
    promise(22, "a lost answer is called neither failed nor done"),
    promise(23, "accepted is not called done; progress is what was read"),
    promise(24, "the package needs nothing and runs nothing when it is installed"),
    promise(25, "licences, sources and advisories are judged; no `unsafe`"),
    promise(26, "no violation of WCAG 2.2 A and AA that axe can find"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_numbered_without_a_gap() {
        let numbers: Vec<_> = PROMISES.iter().map(|promise| promise.number).collect();
        assert_eq!(numbers, (1..=26).collect::<Vec<u8>>());
    }
}
