//! The request as samples speak of it: every part is safe to stand in a URL, or a placeholder.

use super::secrets::{PASSWORD_PATH, PASSWORD_PLACEHOLDER};
use super::writer::{Head, fill};
use super::{Auth, Sdk};
use crate::endpoint::Endpoint;
use crate::json::{Member, Value};
use crate::model::{SyncRequest, given_text};
use crate::region::{self, Region};
use crate::rules::is_safe_id;

/// What every writer is given.
pub(super) struct Call<'r> {
    /// Scheme, host and port: `https://{endpoint}` if there is none.
    pub(super) origin: String,
    /// The region with this endpoint.
    pub(super) region: Option<&'static Region>,
    /// The project, or its placeholder.
    pub(super) project_id: &'r str,
    /// The cluster, or its placeholder.
    pub(super) cluster_id: &'r str,
    /// The node pool, or its placeholder.
    pub(super) nodepool_id: &'r str,
    /// The body in its canonical form.
    pub(super) body: &'r str,
    /// The same, read.
    pub(super) value: &'r Value<'r>,
    /// The body that was given is no JSON, and an empty object stands in its place.
    pub(super) left_out: bool,
    /// Who calls.
    pub(super) auth: Auth,
    /// Which classes are wanted.
    pub(super) sdk: Sdk,
}

impl<'r> Call<'r> {
    /// `body`: the canonical text, and `value` what was read from it.
    pub(super) fn new(request: &'r SyncRequest, body: &'r str, value: &'r Value<'r>, auth: Auth, sdk: Sdk) -> Self {
        let endpoint = given_text(&request.endpoint).and_then(|text| Endpoint::parse(text).ok());
        Self {
            region: endpoint.as_ref().and_then(|endpoint| region::by_cce_host(endpoint.authority())),
            origin: endpoint.map_or_else(|| "https://{endpoint}".to_owned(), |endpoint| endpoint.origin()),
            project_id: id(&request.project_id, "{project_id}"),
            cluster_id: id(&request.cluster_id, "{cluster_id}"),
            nodepool_id: id(&request.nodepool_id, "{nodepool_id}"),
            body,
            value,
            left_out: false,
            auth,
            sdk,
        }
    }

    /// Host and port as a client sends them: without the port that belongs to the scheme.
    fn host(&self) -> &str {
        let (scheme, default) =
            if self.origin.starts_with("http:") { ("http://", ":80") } else { ("https://", ":443") };
        let authority = self.origin.strip_prefix(scheme).unwrap_or_default();
        authority.strip_suffix(default).unwrap_or(authority)
    }

    /// The path of the URL.
    pub(super) fn path(&self) -> String {
        let Self { project_id, cluster_id, nodepool_id, .. } = self;
        format!("/api/v3/projects/{project_id}/clusters/{cluster_id}/nodepools/{nodepool_id}/operation/upgrade")
    }

    /// The whole URL.
    pub(super) fn url(&self) -> String {
        format!("{}{}", self.origin, self.path())
    }

    /// The head that every sample has: what it does, what it needs, what is to be set and replaced. `needs` starts with
    /// its label: `Install: pip install …`.
    pub(super) fn head(&self, comment: &'static str, needs: &[&str]) -> Head {
        let mut head = Head::new(comment);
        head.line("Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).");
        head.line(
            "Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no",
        );
        head.line("answer comes, look at the node pool before you try again.");
        head.line("");
        for need in needs {
            head.line(need);
        }
        let placeholders = self.placeholders();
        if !placeholders.is_empty() {
            head.line(&format!("Replace: {}", placeholders.join(", ")));
        }
        if self.left_out {
            head.line("The body was no JSON and is left out: write it in place of {}.");
        }
        head
    }

    /// A whole sample. `parts` are pieces of the template that depend on the request but hold none of it; `values` come
    /// before those that every language has: `head`, `url`, `origin`, `host`, `path`, the three IDs, `region` and `body`,
    /// each as a literal that `quoted` makes.
    pub(super) fn fill(
        &self,
        template: &'static str,
        parts: &[(&str, &'static str)],
        head: &Head,
        quoted: fn(&str) -> String,
        values: &[(&str, &str)],
    ) -> String {
        let literals = [
            ("url", quoted(&self.url())),
            ("origin", quoted(&self.origin)),
            ("host", quoted(self.host())),
            ("path", quoted(&self.path())),
            ("project_id", quoted(self.project_id)),
            ("cluster_id", quoted(self.cluster_id)),
            ("nodepool_id", quoted(self.nodepool_id)),
            ("region", quoted(self.region.map_or("{region}", |region| region.id))),
            ("body", quoted(self.body)),
        ];
        let mut all = values.to_vec();
        all.push(("head", head.text()));
        all.extend(literals.iter().map(|(name, literal)| (*name, literal.as_str())));
        fill(&fill(template, parts), &all)
    }

    /// The environment variables of the credential, with their label.
    pub(super) fn variables(&self) -> &'static str {
        match self.auth {
            Auth::Token => "Set:     HUAWEICLOUD_TOKEN, a user token that is valid for the project",
            Auth::AccessKey => {
                "Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN"
            }
        }
    }

    fn placeholders(&self) -> Vec<&str> {
        let mut found = Vec::new();
        if self.origin.ends_with('}') {
            found.push("{endpoint}");
        }
        found.extend([self.project_id, self.cluster_id, self.nodepool_id].iter().filter(|id| id.starts_with('{')));
        let password = PASSWORD_PATH.iter().try_fold(self.value, |value, name| value.get(name));
        if matches!(password, Some(Value::String(text)) if text == PASSWORD_PLACEHOLDER) {
            found.push(PASSWORD_PLACEHOLDER);
        }
        found
    }
}

fn id<'r>(part: &'r Member<String>, placeholder: &'static str) -> &'r str {
    given_text(part).filter(|id| is_safe_id(id)).unwrap_or(placeholder)
}
