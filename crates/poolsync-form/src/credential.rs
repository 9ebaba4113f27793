//! The kinds of credential.

/// How the caller proves who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CredentialKind {
    /// A token that was pasted.
    #[default]
    Token,
    /// A token that IAM gives for user and password.
    SignIn,
    /// An access key, with which each call is signed.
    AccessKey,
    /// The same with a security token.
    TemporaryKey,
}

impl CredentialKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Token, Self::SignIn, Self::AccessKey, Self::TemporaryKey];

    /// The value in the menu and in what is kept.
    pub fn id(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::SignIn => "signIn",
            Self::AccessKey => "accessKey",
            Self::TemporaryKey => "temporaryKey",
        }
    }

    /// The kind with this value.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// True for the two kinds that sign.
    pub fn signs(self) -> bool {
        matches!(self, Self::AccessKey | Self::TemporaryKey)
    }
}
