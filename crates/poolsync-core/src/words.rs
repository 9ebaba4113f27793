//! The words of `web/locales`, as constants made at build time.

pub(crate) mod problems {
    //! Messages and advice of problems.
    use crate::locale::Word;

    include!(concat!(env!("OUT_DIR"), "/problems.rs"));
}

pub(crate) mod answers {
    //! What answers mean, and what to do.
    use crate::locale::Word;

    include!(concat!(env!("OUT_DIR"), "/answers.rs"));
}

pub(crate) mod cloud {
    //! What is known before sending, and what the signature doctor finds.
    use crate::locale::Word;

    include!(concat!(env!("OUT_DIR"), "/cloud.rs"));
}

pub(crate) mod samples {
    //! What code in other languages needs.
    use crate::locale::Word;

    include!(concat!(env!("OUT_DIR"), "/samples.rs"));
}

#[cfg(feature = "rollout")]
pub(crate) mod rollout {
    //! The report of a rollout.
    use crate::locale::Word;

    include!(concat!(env!("OUT_DIR"), "/rollout.rs"));
}
