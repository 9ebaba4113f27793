//! The words of the page outside the fields, made from `web/locales/{en,zh}/console.json` at build time.

pub(crate) use page::*;

mod page {
    //! All but those of the rollouts.

    #![cfg_attr(not(feature = "ssr"), allow(dead_code, reason = "some stand in the built page only"))]

    use poolsync_core::Word;

    include!(concat!(env!("OUT_DIR"), "/console.rs"));
}

pub(crate) mod rollout {
    //! The words of the rollouts on the page, made from `web/locales/{en,zh}/rollout-page.json`. Those that the report has too
    //! are the core's.
    use poolsync_core::Word;

    include!(concat!(env!("OUT_DIR"), "/rollout-page.rs"));
}
