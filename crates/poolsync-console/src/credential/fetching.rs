//! Getting a token with user and password, and a temporary key with a token.

use std::pin::Pin;

use poolsync_core::cloud::{DURATION, Login, read_temporary_key, read_token, temporary_key_request, token_request};
use poolsync_core::{Secret, Word, wipe};
use poolsync_form::CredentialKind;
use wasm_bindgen_futures::spawn_local;

use super::Validity;
use crate::asking::{self, Service, Trouble};
use crate::bind;
use crate::dom;
use crate::prelude::*;
use crate::store::{Store, host_of};
use crate::words;

/// A temporary key is valid for an hour: long enough for one run's questions, unless it is a long one.
const KEY_SECONDS: u32 = 3_600;

/// What has become of the last try.
#[derive(Clone, PartialEq)]
enum Try {
    None,
    UnderWay,
    Failed(Trouble),
}

pub(super) fn start(store: Store) {
    let state = RwSignal::new(Try::None);
    bind::button("get-token", move || go(store, state, |store| Box::pin(get_token(store))));
    bind::button("get-key", move || go(store, state, |store| Box::pin(get_key(store))));
    let busy = bind::memo(move || state.with(|state| *state == Try::UnderWay));
    for id in ["get-token", "get-key"] {
        bind::attribute(id, "aria-disabled", move || busy.get().then(|| "true".to_owned()));
    }
    let kind = bind::memo(move || store.draft.with(|draft| draft.credential));
    bind::watch(move || {
        kind.get();
        state.set(Try::None);
    });
    // Below the buttons, beside what says how long the credential lasts.
    bind::content("iam_endpoint-more", move || match state.get() {
        Try::None => Vec::new(),
        Try::UnderWay => vec![dom::element("p", "").text(store.say(&words::ASK_UNDER_WAY))],
        Try::Failed(trouble) => {
            let host = asking::origin(store, Service::Iam).unwrap_or_default();
            let told = trouble.tell(asking::host_of(&host), store.locale.get());
            vec![told.shown(store)]
        }
    });
}

type Fetching = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

fn go(store: Store, state: RwSignal<Try>, fetch: fn(Store) -> Fetching) {
    if state.with_untracked(|state| *state == Try::UnderWay) {
        return;
    }
    state.set(Try::UnderWay);
    spawn_local(async move {
        let end = fetch(store).await;
        state.set(end.map_or_else(Try::Failed, |()| Try::None));
    });
}

fn missing(store: Store, word: &Word) -> Trouble {
    Trouble::Incomplete(word.get(store.locale.get_untracked()).to_owned())
}

async fn get_token(store: Store) -> Result<(), Trouble> {
    let origin = asking::origin(store, Service::Iam).ok_or_else(|| missing(store, &words::ASK_ENDPOINT))?;
    let login = login(store)?;
    let (forgettings, host) = (store.forgettings.get_value(), store.draft.with_untracked(host_of));
    let answer = asking::send(store, wipe::after(|| token_request(&origin, &login))).await?;
    if store.forgettings.get_value() != forgettings {
        return Ok(());
    }
    let token = read_token(&answer).ok_or_else(|| missing(store, &words::ASK_NO_TOKEN))?;
    store.secrets.update(|secrets| {
        secrets.token = token.token;
        // They are of no further use.
        secrets.iam_password = Secret::default();
        secrets.passcode = Secret::default();
    });
    store.revealed.set(false);
    store.entered_for.update(|hosts| hosts.token = host);
    if let Some(id) = token.project_id.filter(|_| store.draft.with_untracked(|draft| draft.project_id.is_empty())) {
        store.fill_in(|draft| draft.project_id = id);
    }
    let project = token.project_name.unwrap_or_default();
    store.validity.set(Some(Validity { kind: CredentialKind::SignIn, until: token.expires_at, project }));
    Ok(())
}

/// What was typed, if it is enough.
fn login(store: Store) -> Result<Login, Trouble> {
    let login = store.draft.with_untracked(|draft| {
        let scope = draft.token_scope().ok_or_else(|| missing(store, &words::ASK_SCOPE))?;
        let (password, passcode) =
            store.secrets.with_untracked(|secrets| (secrets.iam_password.clone(), secrets.passcode.clone()));
        let user_id = draft.iam_user_id.trim().to_owned();
        // EXPOSE: only its emptiness is looked at.
        let passcode = (!passcode.expose().is_empty()).then_some((user_id, passcode));
        let (account, user) = (draft.account.trim().to_owned(), draft.iam_user.trim().to_owned());
        Ok(Login { account, user, password, scope, passcode })
    })?;
    // EXPOSE: only its emptiness is looked at.
    if login.account.is_empty() || login.user.is_empty() || login.password.expose().is_empty() {
        return Err(missing(store, &words::ASK_LOGIN));
    }
    if login.passcode.as_ref().is_some_and(|(id, _)| id.is_empty()) {
        return Err(missing(store, &words::ASK_USER_ID));
    }
    Ok(login)
}

async fn get_key(store: Store) -> Result<(), Trouble> {
    let origin = asking::origin(store, Service::Iam).ok_or_else(|| missing(store, &words::ASK_ENDPOINT))?;
    let token = store.secrets.with_untracked(|secrets| secrets.token.clone());
    // EXPOSE: only its emptiness is looked at.
    if token.expose().is_empty() {
        return Err(missing(store, &words::ASK_TOKEN));
    }
    if let Some(elsewhere) = untrack(|| store.goes_elsewhere(false)) {
        return Err(Trouble::Incomplete(elsewhere));
    }
    let (forgettings, host) = (store.forgettings.get_value(), store.draft.with_untracked(host_of));
    let seconds = KEY_SECONDS.clamp(*DURATION.start(), *DURATION.end());
    let answer = asking::send(store, temporary_key_request(&origin, &token, seconds)).await?;
    if store.forgettings.get_value() != forgettings {
        return Ok(());
    }
    let got = read_temporary_key(&answer).ok_or_else(|| Trouble::Strange(answer.status, String::new()))?;
    store.secrets.update(|secrets| {
        secrets.access_key = Secret::new(got.key.access_key);
        secrets.secret_key = got.key.secret_key;
        secrets.security_token = got.key.security_token.unwrap_or_default();
    });
    store.revealed.set(false);
    store.entered_for.update(|hosts| hosts.key = host);
    let validity = Validity { kind: CredentialKind::TemporaryKey, until: got.expires_at, project: String::new() };
    store.validity.set(Some(validity));
    Ok(())
}
