//! Getting a token with user and password, and a temporary key with a token.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::cloud::{
    DURATION, Login, Scope, read_temporary_key, read_token, temporary_key_request, token_request,
};
use poolsync_core::{Secret, wipe};
use poolsync_form::{CredentialKind, Draft, field};

use crate::api::ApiError;
use crate::components::field::TextField;
use crate::components::{MessageBox, say, use_store};
use crate::state::{Service, Store, Validity};
use crate::words;

/// A temporary key is valid for an hour: long enough for one run's questions, unless it is a long one.
const KEY_SECONDS: u32 = 3_600;

/// The id of what says what a temporary key is.
const ABOUT: &str = "get-key-about";

/// What has become of the last try.
#[derive(Debug, Clone, PartialEq)]
enum Fetching {
    Idle,
    Pending,
    Failed(ApiError),
}

/// The endpoint of IAM, and the button that gets what the chosen kind needs.
#[component]
pub(super) fn FetchCredential(
    kind: Memo<CredentialKind>,
    /// Notified when the credential is wanted without a press on the button.
    wanted: Trigger,
) -> impl IntoView {
    let store = use_store();
    let state = RwSignal::new(Fetching::Idle);
    Effect::watch(move || kind.get(), move |_, _, _| state.set(Fetching::Idle), false);
    let is_pending = Memo::new(move |_| state.with(|state| *state == Fetching::Pending));
    let is_key = move || kind.get() == CredentialKind::TemporaryKey;
    let word = move || store.say(if is_key() { &words::GET_KEY_BUTTON } else { &words::GET_TOKEN_BUTTON });
    let fetch = move || {
        if is_pending.get_untracked() {
            return;
        }
        state.set(Fetching::Pending);
        let is_key = untrack(is_key);
        spawn_local(async move {
            let end = if is_key { get_key(store).await } else { get_token(store).await };
            state.try_set(end.map_or_else(Fetching::Failed, |()| Fetching::Idle));
        });
    };
    Effect::watch(move || wanted.track(), move |(), _, _| fetch(), false);
    let told = move || match state.get() {
        Fetching::Idle => None,
        Fetching::Pending => Some(view! { <p>{say(&words::ASK_UNDER_WAY)}</p> }.into_any()),
        Fetching::Failed(error) => {
            let message = error.message(&store.host_of(Service::Iam), store.locale.get());
            Some(view! { <MessageBox message=message /> }.into_any())
        }
    };
    view! {
        <div class="ps-fields ps-fields--inner">
            <TextField field=&field::IAM_ENDPOINT />
            <div>
                <div class="ps-actions">
                    <button
                        type="button"
                        class="ps-button"
                        aria-disabled=move || is_pending.get().then_some("true")
                        aria-describedby=move || is_key().then_some(ABOUT)
                        on:click=move |_| fetch()
                    >
                        {word}
                    </button>
                </div>
                <Show when=is_key><p id=ABOUT class="ps-field__help">{say(&words::GET_KEY_ABOUT)}</p></Show>
                <div class="ps-field__more" role="status">{told}</div>
            </div>
        </div>
    }
}

async fn get_token(store: Store) -> Result<(), ApiError> {
    let origin = store.origin(Service::Iam).ok_or_else(|| store.incomplete(&words::ASK_ENDPOINT))?;
    let login = login(store)?;
    let (forgettings, host) = (store.forgettings(), store.draft.with_untracked(Draft::host));
    let answer = store.send_question(&wipe::after(|| token_request(&origin, &login))).await?;
    if store.forgettings() != forgettings {
        return Ok(());
    }
    let token = read_token(&answer).ok_or_else(|| store.incomplete(&words::ASK_NO_TOKEN))?;
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
fn login(store: Store) -> Result<Login, ApiError> {
    let login = store.draft.with_untracked(|draft| {
        let sandbox = || store.config.with_value(|config| config.sandbox_scope(draft.endpoint.trim()));
        let scope = draft.token_scope().or_else(|| sandbox().map(Scope::of));
        let scope = scope.ok_or_else(|| store.incomplete(&words::ASK_SCOPE))?;
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
        return Err(store.incomplete(&words::ASK_LOGIN));
    }
    if login.passcode.as_ref().is_some_and(|(id, _)| id.is_empty()) {
        return Err(store.incomplete(&words::ASK_USER_ID));
    }
    Ok(login)
}

async fn get_key(store: Store) -> Result<(), ApiError> {
    let origin = store.origin(Service::Iam).ok_or_else(|| store.incomplete(&words::ASK_ENDPOINT))?;
    let token = store.secrets.with_untracked(|secrets| secrets.token.clone());
    // EXPOSE: only its emptiness is looked at.
    if token.expose().is_empty() {
        return Err(store.incomplete(&words::ASK_TOKEN));
    }
    if let Some(elsewhere) = untrack(|| store.token_goes_elsewhere()) {
        return Err(ApiError::Incomplete(elsewhere));
    }
    let (forgettings, host) = (store.forgettings(), store.draft.with_untracked(Draft::host));
    let seconds = KEY_SECONDS.clamp(*DURATION.start(), *DURATION.end());
    let answer = store.send_question(&temporary_key_request(&origin, &token, seconds)).await?;
    if store.forgettings() != forgettings {
        return Ok(());
    }
    let got = read_temporary_key(&answer).ok_or_else(|| ApiError::Unexpected(answer.status, String::new()))?;
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
