//! The parts of the body, each a view of the value that was read.

use crate::json::{Member, Number, Value};

/// Names a view of a JSON object.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name<'v>(&'v Value<'v>);
    };
}

view! {
    /// The whole body.
    UpgradeNodePool
}
view! {
    /// `spec`: what to synchronize, and how many nodes at once.
    Spec
}
view! {
    /// `spec.nodeTemplate`: needed for the default pool, which has no template of its own.
    NodeTemplate
}
view! {
    /// `spec.nodeTemplate.lifeCycle`: scripts that run before and after Kubernetes is installed.
    LifeCycle
}
view! {
    /// `spec.nodeTemplate.login`: exactly one of a key pair and a password.
    Login
}
view! {
    /// `spec.nodeTemplate.login.userPassword`
    UserPassword
}

impl<'v> UpgradeNodePool<'v> {
    /// Returns the view of a value as a body.
    pub fn new(value: &'v Value<'v>) -> Self {
        Self(value)
    }

    /// Returns true unless the body is a list, a text or the like.
    pub fn is_object(self) -> bool {
        matches!(self.0, Value::Object(_))
    }

    /// `spec`
    pub fn spec(self) -> Member<Spec<'v>> {
        self.0.object("spec").map(Spec)
    }
}

impl<'v> Spec<'v> {
    /// `maxUnavailable`: how many nodes are away at once, 1 to 20.
    pub fn max_unavailable(self) -> Member<Number<'v>> {
        self.0.number("maxUnavailable")
    }

    /// `maxUnavailable` whatever its type.
    pub(crate) fn max_unavailable_value(self) -> Option<&'v Value<'v>> {
        self.0.get("maxUnavailable")
    }

    /// `nodeIDs`: the nodes of this run; presumably all of the pool if absent or empty.
    pub fn node_ids(self) -> Member<&'v [Value<'v>]> {
        self.0.array("nodeIDs")
    }

    /// `nodePoolID`: the pool's ID, or `DefaultPool`.
    pub fn node_pool_id(self) -> Member<&'v str> {
        self.0.text("nodePoolID")
    }

    /// `nodeTemplate`
    pub fn node_template(self) -> Member<NodeTemplate<'v>> {
        self.0.object("nodeTemplate").map(NodeTemplate)
    }

    /// `validateStorage`: undocumented; true allows 200 nodes at most.
    pub fn validate_storage(self) -> Member<bool> {
        self.0.bool("validateStorage")
    }
}

impl<'v> NodeTemplate<'v> {
    /// `lifeCycle`
    pub fn life_cycle(self) -> Member<LifeCycle<'v>> {
        self.0.object("lifeCycle").map(LifeCycle)
    }

    /// `login`
    pub fn login(self) -> Member<Login<'v>> {
        self.0.object("login").map(Login)
    }
}

impl<'v> LifeCycle<'v> {
    /// `preInstall`: Base64.
    pub fn pre_install(self) -> Member<&'v str> {
        self.0.text("preInstall")
    }

    /// `postInstall`: Base64.
    pub fn post_install(self) -> Member<&'v str> {
        self.0.text("postInstall")
    }
}

impl<'v> Login<'v> {
    /// `sshKey`: the name of a key pair.
    pub fn ssh_key(self) -> Member<&'v str> {
        self.0.text("sshKey")
    }

    /// `userPassword`
    pub fn user_password(self) -> Member<UserPassword<'v>> {
        self.0.object("userPassword").map(UserPassword)
    }
}

impl<'v> UserPassword<'v> {
    /// `username`: `root` if absent.
    pub fn username(self) -> Member<&'v str> {
        self.0.text("username")
    }

    /// `password`: Base64 of a sha512-crypt string.
    pub fn password(self) -> Member<&'v str> {
        self.0.text("password")
    }
}
