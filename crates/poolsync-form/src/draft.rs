//! What is typed, right or wrong, and the request that follows from it.

mod body;
mod forget;
mod import;
mod planned;
mod take;

pub use take::SALTED;

use poolsync_core::cloud::Scope;
use poolsync_core::endpoint::Endpoint;
use poolsync_core::json::{self, Member, Value};
use poolsync_core::model::{DEFAULT_POOL, SyncRequest};
use poolsync_core::script::encode_script;
use poolsync_core::{Report, check_credential, example, region};

use crate::credential::CredentialKind;
use crate::node_list::{NodeList, read_node_list};
use crate::secrets::Secrets;

/// Who logs in if no user name is given, as documented.
const DEFAULT_USERNAME: &str = "root";

/// Everything typed but secrets. Wrong text stays as it was typed. By default what a new visitor finds: nothing but the
/// user name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Scheme and host of CCE.
    pub endpoint: String,
    /// The kind of credential.
    pub credential: CredentialKind,
    /// The account of the IAM user.
    pub account: String,
    /// The IAM user's name.
    pub iam_user: String,
    /// The IAM user's id, for a passcode.
    pub iam_user_id: String,
    /// Name or id of the project of a token.
    pub iam_project: String,
    /// Scheme and host of IAM, where it is not the region's.
    pub iam_endpoint: String,
    /// The project.
    pub project_id: String,
    /// The cluster.
    pub cluster_id: String,
    /// The node pool, kept while the default pool is chosen.
    pub nodepool_id: String,
    /// True for the default pool in place of `nodepool_id`.
    pub default_pool: bool,
    /// Nodes per batch, any text.
    pub max_unavailable: String,
    /// A pasted list, see [`read_node_list`].
    pub node_ids: String,
    /// How to log in to the nodes of the default pool.
    pub login: LoginMethod,
    /// The account for a password.
    pub username: String,
    /// The key pair.
    pub ssh_key: String,
    /// Runs before Kubernetes is installed.
    pub pre_install: Script,
    /// Runs after it.
    pub post_install: Script,
    /// True if this browser may keep the scripts, which often hold a password or token of a registry.
    pub keeps_scripts: bool,
    /// Members of the body for which the form has no field, in the order in which they are sent.
    pub others: Vec<Other>,
    /// The body as it was typed, while it is no JSON or says what the form cannot; it counts in place of the fields then.
    /// [`SALTED`] in it stands for the salted password.
    pub body_text: Option<String>,
}

/// A member of the body for which the form has no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The path of the object in which it stands; empty for the body itself.
    pub parent: String,
    /// Its name.
    pub name: String,
    /// Its value as compact JSON.
    pub json: String,
}

/// How to log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LoginMethod {
    /// User name and password.
    #[default]
    Password,
    /// A key pair.
    KeyPair,
}

/// A script as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// What the text is.
    pub form: ScriptForm,
    /// The script, or its Base64.
    pub text: String,
}

/// What a script was typed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScriptForm {
    /// The script itself.
    #[default]
    Text,
    /// Its Base64.
    Base64,
}

impl Script {
    /// The form that is sent; empty for an empty script.
    pub fn encoded(&self) -> String {
        match self.form {
            ScriptForm::Text => encode_script(&self.text),
            ScriptForm::Base64 => self.text.clone(),
        }
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            endpoint: String::new(),
            credential: CredentialKind::default(),
            account: String::new(),
            iam_user: String::new(),
            iam_user_id: String::new(),
            iam_project: String::new(),
            iam_endpoint: String::new(),
            project_id: String::new(),
            cluster_id: String::new(),
            nodepool_id: String::new(),
            default_pool: false,
            max_unavailable: String::new(),
            node_ids: String::new(),
            login: LoginMethod::default(),
            username: DEFAULT_USERNAME.to_owned(),
            ssh_key: String::new(),
            pre_install: Script::default(),
            post_install: Script::default(),
            keeps_scripts: false,
            others: Vec::new(),
            body_text: None,
        }
    }
}

impl Draft {
    /// A complete draft that passes every rule. `endpoint`: where it goes, by default CN North-Beijing4.
    pub fn example(endpoint: Option<&str>) -> Self {
        let default_endpoint = || region::by_id("cn-north-4").map(region::Region::cce).unwrap_or_default();
        let [first, second, third, ..] = example::NODE_IDS;
        Self {
            endpoint: endpoint.map_or_else(default_endpoint, str::to_owned),
            project_id: example::PROJECT_ID.to_owned(),
            cluster_id: example::CLUSTER_ID.to_owned(),
            nodepool_id: example::NODEPOOL_ID.to_owned(),
            max_unavailable: "1".to_owned(),
            node_ids: [first, second, third].join("\n"),
            ..Self::default()
        }
    }

    /// The same for the default pool of the same cluster, with a key pair to log in.
    pub fn default_pool_example(endpoint: Option<&str>) -> Self {
        Self {
            default_pool: true,
            node_ids: example::DEFAULT_POOL_NODE_IDS.join("\n"),
            login: LoginMethod::KeyPair,
            ssh_key: example::KEY_PAIR.to_owned(),
            post_install: Script { form: ScriptForm::Text, text: example::POST_INSTALL.to_owned() },
            ..Self::example(endpoint)
        }
    }

    /// Returns the host (with its port unless that is the scheme's own) to which calls go; empty while there is none. Blanks
    /// around the endpoint count for as little as they do in the request.
    pub fn host(&self) -> String {
        Endpoint::parse(self.endpoint.trim()).map(|endpoint| endpoint.authority().to_owned()).unwrap_or_default()
    }

    /// Scheme and host of IAM: as typed, else the region's, else beside CCE: a partner cloud that calls one `cce.…` calls the
    /// other `iam.…`, and all else is on the same host. None for no endpoint.
    pub fn iam_origin(&self) -> Option<String> {
        let typed = self.iam_endpoint.trim();
        let endpoint = Endpoint::parse(if typed.is_empty() { self.endpoint.trim() } else { typed }).ok()?;
        let origin = endpoint.origin();
        if !typed.is_empty() {
            return Some(origin);
        }
        match region::by_cce_host(endpoint.authority()) {
            Some(region) => Some(region.iam()),
            None => Some(origin.replacen("://cce.", "://iam.", 1)),
        }
    }

    /// The project of a token: as typed, else the project id, else the region's own.
    pub fn token_scope(&self) -> Option<Scope> {
        let region = || {
            let endpoint = Endpoint::parse(self.endpoint.trim()).ok()?;
            region::by_cce_host(endpoint.authority()).map(|region| region.id)
        };
        let typed = [self.iam_project.trim(), self.project_id.trim()].into_iter().find(|text| !text.is_empty());
        typed.or_else(region).map(Scope::of)
    }

    /// The node pool of the path and the body.
    pub fn pool(&self) -> &str {
        if self.default_pool { DEFAULT_POOL } else { self.nodepool_id.trim() }
    }

    /// True if the request needs a node template: the default pool was ticked, or typed.
    pub fn has_template(&self) -> bool {
        self.pool() == DEFAULT_POOL
    }

    /// The pasted list: what is sent of it, and what is left out.
    pub fn node_list(&self) -> NodeList<'_> {
        read_node_list(&self.node_ids)
    }

    /// Returns the report of the rules with what is known of the pasted list: why nothing could be taken of it, or what was
    /// left out. A body that was typed as JSON has a list of its own.
    #[must_use]
    pub fn tell_of_list(&self, report: Report) -> Report {
        let list = self.node_list();
        if self.body_text.is_some() || list.left_out.is_empty() { report } else { list.tell(&report) }
    }

    /// Returns the report of the rules about the request with all that a request does not show: what is known of the pasted list,
    /// a password that was typed plain, and the credential.
    #[must_use]
    pub fn tell_of_all(&self, report: Report, secrets: &Secrets) -> Report {
        let has_password = self.has_template() && self.login == LoginMethod::Password;
        let password = if has_password { secrets.check_password(&self.username) } else { Report::new() };
        let credential = check_credential(&secrets.credential(self.credential));
        self.tell_of_list(report.and(password)).and(credential)
    }

    /// How many nodes are named; a list is counted as it is sent.
    pub fn named_nodes(&self) -> usize {
        self.node_list().ids.len()
    }

    /// The account that logs in with the password: `root` unless another is typed.
    pub fn login_name(&self) -> &str {
        if self.username.is_empty() { DEFAULT_USERNAME } else { &self.username }
    }

    /// Nodes per batch as a number; 0 if it is none.
    pub fn nodes_per_batch(&self) -> usize {
        let Some(Value::Number(number)) = json::parse(self.max_unavailable.trim()).0 else { return 0 };
        number.to_i64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    /// The request, complete or not. What is empty is absent; what is wrong goes in as it was typed, for the rules to see.
    pub fn request(&self, secrets: &Secrets) -> SyncRequest {
        // A blank copied along cannot be seen, and is never part of one of these.
        let part = |text: &str| Member::Given(text.trim().to_owned());
        SyncRequest {
            endpoint: part(&self.endpoint),
            project_id: part(&self.project_id),
            cluster_id: part(&self.cluster_id),
            nodepool_id: part(self.pool()),
            body: self.body(secrets),
        }
    }
}

#[cfg(test)]
mod tests;
