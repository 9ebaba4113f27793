//! `poolsync sign`: the request with the signature of an access key.
//!
//! ```text
//! CLOUD_SDK_AK=… CLOUD_SDK_SK=… poolsync sign request.json
//! ```
//! The signature is printed, since that is what it is for; it is good for this one request, for 15 minutes. Of a temporary
//! key the security token is not printed: who sends the request puts it in.

use super::end::{End, Stop};
use super::output::Output;
use super::{credential, input, json, network};
use crate::cli::{AuthKind, CredentialOptions, SignOptions};
use crate::words;
use poolsync_core::sign::SdkDate;
use poolsync_core::wire::{Header, WireRequest, build_request};
use poolsync_core::{Arg, Credential, check_credential};

/// Prints the signed request.
pub(super) fn run(options: &SignOptions, output: Output) -> Result<End, Stop> {
    let SignOptions { file: options, date, credential_fd } = options;
    let date = match date {
        Some(text) => {
            let misuse = || Stop::misuse(&words::MISUSE_DATE, vec![("date", Arg::text(text))]);
            SdkDate::parse(text).ok_or_else(misuse)?
        }
        None => network::now_as_date(),
    };
    let file = input::request(&options.request, output)?;
    let source =
        CredentialOptions { auth: credential_fd.is_none().then_some(AuthKind::Aksk), credential_fd: *credential_fd };
    let credential = credential::read(source, input::is_standard_input(&options.request), &words::MISUSE_NO_KEY)?;
    if matches!(credential, Credential::Token(_)) {
        return Err(Stop::misuse(&words::MISUSE_NO_KEY, Vec::new()));
    }
    let report = file.problems();
    if !report.sendable() {
        return Err(Stop::Problems(report.and(check_credential(&credential))));
    }
    let wire = build_request(&file.request, &credential, date).map_err(Stop::Problems)?;
    if output.is_json() {
        Output::value(&json::wire(&wire, true))?;
    } else {
        Output::raw(&as_http(&wire, true))?;
    }
    Ok(End::Fine)
}

/// Returns a header's value as it is printed: a signature if that is wanted, never a token.
pub(super) fn shown(header: &Header, shows_signature: bool) -> &str {
    if shows_signature && header.name.eq_ignore_ascii_case("authorization") {
        // EXPOSE: the signature is what the command is for; it is no key.
        return header.value.expose();
    }
    header.value.masked()
}

/// Returns a request as HTTP files write it.
pub(super) fn as_http(wire: &WireRequest, shows_signature: bool) -> String {
    let headers = wire.headers.iter().map(|header| format!("{}: {}\n", header.name, shown(header, shows_signature)));
    format!("{} {}\n{}\n{}\n", wire.method, wire.url, headers.collect::<String>(), wire.body)
}
