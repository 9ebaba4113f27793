//! Questions to CCE and IAM: by the route of the call, with its credential.

use leptos::prelude::*;
use poolsync_core::answer::Answer;
use poolsync_core::cloud::{Caller, Node, read_nodes};
use poolsync_core::endpoint::Endpoint;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Word, check_credential};

use super::service::Service;
use super::signature;
use super::store::Store;
use crate::api::ApiError;
use crate::api::client::{Client, Clock};
use crate::platform::time;
use crate::words;

/// More pages than a cluster can have nodes for: an answer that leads in circles ends.
const MOST_PAGES: usize = 20;

impl Store {
    /// Returns the origin of a service; none while there is no endpoint.
    pub(crate) fn origin(self, service: Service) -> Option<String> {
        self.draft.with_untracked(|draft| match service {
            Service::Cce => Endpoint::parse(draft.endpoint.trim()).ok().map(|endpoint| endpoint.origin()),
            Service::Iam => draft.iam_origin(),
        })
    }

    /// Returns the host of a service as people call it; empty while there is no endpoint.
    pub(crate) fn host_of(self, service: Service) -> String {
        let origin = self.origin(service).unwrap_or_default();
        origin.split_once("://").map_or(origin.clone(), |(_, host)| host.to_owned())
    }

    /// Asks with the credential of the call, and reads the answer.
    pub(crate) async fn ask<T>(
        self,
        service: Service,
        question: impl Fn(&Caller<'_>) -> Option<WireRequest>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ApiError> {
        let question = self.question(service, &question)?;
        let (credential, forgettings) = (self.credential(), self.forgettings());
        let answered = self.send_question(&question).await;
        if self.forgettings() == forgettings {
            let refused = match &answered {
                Err(ApiError::Reply(reply, _)) => Some(reply),
                _ => None,
            };
            signature::note(self, &question, &credential, refused);
        }
        let answer = answered?;
        read(&answer.body).ok_or(ApiError::Unexpected(answer.status, answer.body))
    }

    /// Returns a question as it is sent, if all that it needs is there.
    fn question(
        self,
        service: Service,
        question: &dyn Fn(&Caller<'_>) -> Option<WireRequest>,
    ) -> Result<WireRequest, ApiError> {
        let origin = self.origin(service).ok_or_else(|| self.incomplete(&words::ASK_ENDPOINT))?;
        if let Some(elsewhere) = untrack(|| self.credential_goes_elsewhere()) {
            return Err(ApiError::Incomplete(elsewhere));
        }
        let credential = self.credential();
        if !check_credential(&credential).sendable() {
            return Err(self.incomplete(&words::ASK_CREDENTIAL));
        }
        let date = self.signing_date().ok_or_else(|| self.incomplete(&words::ASK_AGAIN))?;
        let caller = Caller { origin: &origin, credential: &credential, date };
        question(&caller).ok_or_else(|| self.incomplete(&words::ASK_ID))
    }

    /// Returns the error of a question for which something is missing.
    pub(crate) fn incomplete(self, word: &Word) -> ApiError {
        ApiError::Incomplete(word.get(self.locale.get_untracked()).to_owned())
    }

    /// Sends a question, and notes what its answer tells of route and clock.
    pub(crate) async fn send_question(self, question: &WireRequest) -> Result<Answer, ApiError> {
        let answered = self.client(question).send(question, time::now).await;
        if let Some(route) = answered.learned {
            self.learned_route.set(Some((self.draft.with_untracked(|draft| draft.endpoint.clone()), route)));
        }
        self.note_clock(answered.clock);
        answered.answer
    }

    fn client(self, question: &WireRequest) -> Client {
        // What was sent must not be shown should the answer repeat it; a token that is asked for is no echo.
        let carries_token = question.headers.get("X-Auth-Token").is_some();
        let secrets = self.secrets.with_untracked(|secrets| {
            let mut all = secrets.all();
            all.retain(|secret| carries_token || *secret != secrets.token);
            all
        });
        Client {
            route: untrack(|| self.route()),
            is_chosen: self.chosen_route.with_untracked(Option::is_some),
            relay: self.config.with_value(|config| config.relay.clone()),
            secrets,
        }
    }

    /// Notes by how much the service's clock differs, whenever an answer tells it.
    pub(crate) fn note_clock(self, clock: Option<Clock>) {
        if let Some(Clock { skew }) = clock.filter(|clock| self.skew.get_untracked() != clock.skew) {
            self.skew.set(skew);
        }
    }

    /// Reads all nodes of a cluster, page by page, from one host, for as long as somebody wants them.
    pub(crate) async fn all_nodes(
        self,
        project: &str,
        cluster: &str,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<Node>, ApiError> {
        let mut nodes = Vec::new();
        let mut marker: Option<String> = None;
        let origin = self.origin(Service::Cce);
        for _ in 0..MOST_PAGES {
            let from = marker.as_deref();
            let question = |caller: &Caller<'_>| {
                let is_same_host = origin.as_deref() == Some(caller.origin);
                caller.nodes(project, cluster, from).filter(|_| is_same_host && is_wanted())
            };
            let page = self.ask(Service::Cce, question, read_nodes).await?;
            nodes.extend(page.nodes);
            marker = page.next;
            if marker.is_none() {
                break;
            }
        }
        Ok(nodes)
    }
}
