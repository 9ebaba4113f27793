//! A request that was read from pasted text goes into the form.

use poolsync_core::import::Imported;
use poolsync_core::model::DEFAULT_POOL;
use poolsync_core::password::Salt;
use poolsync_core::{AccessKey, Credential, Secret};

use super::Draft;
use crate::credential::CredentialKind;
use crate::secrets::Secrets;

impl Draft {
    /// Takes over what was found in a text. Secrets go to `secrets` and nowhere else.
    ///
    /// A text that has no target leaves that of the form as it is. One that has a part of it has all of it: ids of another
    /// call must not be mixed into this one, so those that are not there, or only as a placeholder, are emptied.
    ///
    /// `salt`: for a password that is not salted yet.
    pub fn take_import(&mut self, imported: &Imported, secrets: &mut Secrets, salt: &Salt) {
        if let Some(endpoint) = &imported.endpoint {
            self.endpoint.clone_from(endpoint);
        }
        let ids = [&imported.project_id, &imported.cluster_id, &imported.nodepool_id];
        if imported.endpoint.is_some() || ids.into_iter().any(Option::is_some) {
            let [project_id, cluster_id, pool] = ids.map(|id| id.clone().unwrap_or_default());
            (self.project_id, self.cluster_id) = (project_id, cluster_id);
            self.set_pool(&pool);
        }
        if let Some(body) = &imported.body {
            self.take_body(body, secrets, salt);
            // One field says the pool of the path and that of the body. Where the text has two, its body stays as text.
            if let Some(pool) = imported.nodepool_id.as_deref().filter(|pool| *pool != self.pool()) {
                self.set_pool(pool);
                self.body_text = Some(body.clone());
            }
        }
        match &imported.credential {
            Some(Credential::Token(token)) => {
                self.credential = CredentialKind::Token;
                secrets.token = token.clone();
            }
            Some(Credential::AccessKey(key)) => self.take_key(key, secrets),
            None => {}
        }
    }

    fn set_pool(&mut self, pool: &str) {
        self.default_pool = pool == DEFAULT_POOL;
        if !self.default_pool {
            pool.clone_into(&mut self.nodepool_id);
        }
    }

    fn take_key(&mut self, key: &AccessKey, secrets: &mut Secrets) {
        self.credential = CredentialKind::AccessKey;
        if let Some(token) = &key.security_token {
            self.credential = CredentialKind::TemporaryKey;
            secrets.security_token = token.clone();
        }
        secrets.access_key = Secret::new(key.access_key.clone());
        secrets.secret_key = key.secret_key.clone();
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::import::import_request;

    use super::*;

    const URL: &str = "https://cce.example/api/v3/projects/p/clusters/c/nodepools";

    fn taken(text: &str) -> (Draft, Secrets) {
        let (mut draft, mut secrets) = (Draft::example(None), Secrets::default());
        draft.take_import(&import_request(text), &mut secrets, &Salt::new("salt").unwrap());
        (draft, secrets)
    }

    #[test]
    fn a_command_fills_target_body_and_token() {
        let body = r#"{"spec":{"maxUnavailable":3,"nodeIDs":["a"],"nodePoolID":"n"}}"#;
        let (draft, secrets) = taken(&format!("curl {URL}/n/operation/upgrade -H 'X-Auth-Token: MIIF' -d '{body}'"));
        let request = draft.request(&secrets);
        assert_eq!(request.body, body);
        assert_eq!(request.project_id.given().as_deref(), Some("p"));
        assert_eq!(
            (draft.endpoint.as_str(), draft.cluster_id.as_str(), draft.pool()),
            ("https://cce.example", "c", "n")
        );
        assert_eq!((draft.credential, secrets.token), (CredentialKind::Token, Secret::new("MIIF".to_owned())));
    }

    #[test]
    fn a_body_alone_leaves_the_target_as_it_is() {
        let (draft, _) = taken(r#"{"spec":{"maxUnavailable":3,"nodePoolID":"n"}}"#);
        assert_eq!((draft.endpoint, draft.max_unavailable), (Draft::example(None).endpoint, "3".to_owned()));
    }

    #[test]
    fn a_placeholder_is_missing_and_keeps_no_id_of_another_call() {
        let url = "https://cce.example/api/v3/projects/p/clusters/:clusterid/nodepools/{nodepool_id}/operation/upgrade";
        let (draft, _) = taken(&format!("curl {url} -H 'X-Auth-Token: MIIF'"));
        assert_eq!((draft.project_id.as_str(), draft.cluster_id.as_str(), draft.pool()), ("p", "", ""));
    }

    #[test]
    fn two_pools_are_kept_as_they_were_pasted() {
        let body = r#"{"spec":{"maxUnavailable":3,"nodePoolID":"other"}}"#;
        let (draft, secrets) = taken(&format!("curl {URL}/DefaultPool/operation/upgrade -d '{body}'"));
        assert_eq!((draft.pool(), draft.request(&secrets).body.as_str()), (DEFAULT_POOL, body));
    }

    #[test]
    fn a_temporary_key_goes_into_its_fields() {
        let (draft, secrets) = taken(&format!(
            "hcloud CCE UpgradeNodePool --cli-access-key=AK --cli-secret-key=SK --cli-security-token=ST --project_id=p {}",
            "--cluster_id=c --nodepool_id=n --spec.maxUnavailable=1"
        ));
        assert_eq!(draft.credential, CredentialKind::TemporaryKey);
        let Credential::AccessKey(key) = secrets.credential(draft.credential) else { panic!("no key") };
        assert_eq!((key.access_key.as_str(), key.secret_key), ("AK", Secret::new("SK".to_owned())));
        assert_eq!(key.security_token, Some(Secret::new("ST".to_owned())));
    }
}
