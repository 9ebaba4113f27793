//! A request that was read from pasted text goes into the form.

use poolsync_core::import::Imported;
use poolsync_core::model::DEFAULT_POOL;
use poolsync_core::password::Salt;
use poolsync_core::{AccessKey, Credential, Secret};

use super::Draft;
use crate::credential::CredentialKind;
use crate::field::{self, Field};
use crate::secrets::Secrets;

impl Draft {
    /// Takes over what was found in a text, as a whole request: what the text does not speak of is emptied, so that no node list,
    /// id or script of another call is sent along. Secrets go to `secrets` and nowhere else.
    ///
    /// The credential is no part of the request: one that is there stays, unless the text has another. `salt`: for a password
    /// that is not salted yet.
    pub fn take_import(&mut self, imported: &Imported, secrets: &mut Secrets, salt: &Salt) {
        self.empty_request(secrets, salt);
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        self.endpoint = part(&imported.endpoint);
        self.project_id = part(&imported.project_id);
        self.cluster_id = part(&imported.cluster_id);
        self.set_pool(&part(&imported.nodepool_id));
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

    /// The fields that hold something now and would be emptied by an import, in the order of the form.
    pub fn emptied_by(&self, imported: &Imported, secrets: &Secrets, salt: &Salt) -> Vec<&'static Field> {
        let (mut after, mut secrets_after) = (self.clone(), secrets.clone());
        after.take_import(imported, &mut secrets_after, salt);
        let is_emptied = |field: &&'static &'static Field| match field.slot {
            // The default pool stands in its box, and is a pool as well.
            Some(_) if field.id == "nodepool_id" && !after.pool().is_empty() => false,
            Some(slot) => !(slot.read)(self).is_empty() && (slot.read)(&after).is_empty(),
            None if field.id == "password" => secrets.has_password() && !secrets_after.has_password(),
            None => field.id == "default_pool" && self.default_pool && after.pool().is_empty(),
        };
        // The user name is `root` by itself, and counts in a template only.
        let is_said = |field: &&'static Field| field.id != "username" || self.has_template();
        field::ALL.iter().filter(is_emptied).copied().filter(is_said).collect()
    }

    /// Empties all but what belongs to the credential.
    fn empty_request(&mut self, secrets: &mut Secrets, salt: &Salt) {
        let before = std::mem::take(self);
        *self = Self {
            credential: before.credential,
            account: before.account,
            iam_user: before.iam_user,
            iam_user_id: before.iam_user_id,
            iam_project: before.iam_project,
            iam_endpoint: before.iam_endpoint,
            ..Self::default()
        };
        secrets.set_password(Secret::default(), salt);
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
    fn what_the_text_does_not_speak_of_is_emptied() {
        let (draft, _) = taken(r#"{"spec":{"maxUnavailable":3,"nodePoolID":"n"}}"#);
        let expected = Draft { max_unavailable: "3".to_owned(), nodepool_id: "n".to_owned(), ..Draft::default() };
        assert_eq!(draft, expected);
    }

    /// The nodes of another call would be wiped.
    #[test]
    fn no_node_list_of_before_stays() {
        for text in [
            format!("curl {URL}/n/operation/upgrade -H 'X-Auth-Token: MIIF'"),
            format!("curl {URL}/n/operation/upgrade -d '{{\"spec\":{{\"maxUnavailable\":3,\"nodePoolID\":\"n\"}}}}'"),
            format!("curl {URL}/n/operation/upgrade -d @body.json"),
        ] {
            let (draft, _) = taken(&text);
            assert_eq!((draft.node_ids.as_str(), draft.body_text), ("", None), "{text}");
        }
    }

    #[test]
    fn no_template_of_before_stays() {
        let (mut draft, mut secrets) = (Draft::default_pool_example(None), Secrets::default());
        let salt = Salt::new("salt").unwrap();
        secrets.set_password(Secret::new("Poolsync@2026".to_owned()), &salt);
        draft.take_import(&import_request(&format!("curl {URL}/DefaultPool/operation/upgrade")), &mut secrets, &salt);
        assert_eq!((draft.pool(), draft.ssh_key.as_str(), draft.node_ids.as_str()), (DEFAULT_POOL, "", ""));
        assert!(!secrets.has_password());
    }

    #[test]
    fn the_credential_stays_unless_the_text_has_another() {
        let (mut draft, mut secrets) = (Draft::example(None), Secrets::default());
        secrets.token = Secret::new("MIIF".to_owned());
        draft.account = "me".to_owned();
        let imported = import_request(&format!("curl {URL}/n/operation/upgrade"));
        draft.take_import(&imported, &mut secrets, &Salt::new("salt").unwrap());
        assert_eq!((draft.account.as_str(), secrets.token), ("me", Secret::new("MIIF".to_owned())));
    }

    #[test]
    fn what_would_be_emptied_is_known_before() {
        let salt = Salt::new("salt").unwrap();
        let emptied = |draft: Draft, text: &str| -> Vec<_> {
            let fields = draft.emptied_by(&import_request(text), &Secrets::default(), &salt);
            fields.into_iter().map(|field| field.id).collect()
        };
        let call =
            format!("curl {URL}/n/operation/upgrade -d '{{\"spec\":{{\"maxUnavailable\":3,\"nodePoolID\":\"n\"}}}}'");
        assert_eq!(emptied(Draft::example(None), &call), ["node_ids"]);
        assert_eq!(emptied(Draft::default(), &call), [""; 0]);
        let body = r#"{"spec":{"maxUnavailable":3,"nodePoolID":"n"}}"#;
        assert_eq!(emptied(Draft::example(None), body), ["endpoint", "project_id", "cluster_id", "node_ids"]);
        let default_pool = call.replace("/n/", "/DefaultPool/").replace("\"n\"", "\"DefaultPool\"");
        assert_eq!(emptied(Draft::example(None), &default_pool), ["node_ids"]);
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
