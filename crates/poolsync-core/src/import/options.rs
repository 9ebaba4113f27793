//! The options of curl, as far as they matter here (`man curl`, 8.11).

/// What an option means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Has a value that is a part of the body; `@` in front of it may name a file.
    Data,
    /// The same, and a value that begins with `@` is a text.
    RawData,
    /// The same as data, glued to what is there without `&`.
    Json,
    /// Has a value that becomes a body which is no JSON.
    OtherData,
    /// Has a value with a credential of another kind.
    OtherKey,
    Header,
    Method,
    /// Puts the data into the address and makes the method `GET`.
    Get,
    Url,
    /// Has a value that is a variable, for options of the same command.
    Variable,
    /// Has a value that changes nothing in the request: where the answer goes, how long to wait.
    UsualValue,
    /// Has no value and changes nothing in the request.
    UsualFlag,
    /// Has a value that the form has nothing for.
    OtherValue,
    /// Has no value, and the form has nothing for it; or nobody knows it.
    OtherFlag,
}

/// The meaning of a long option, given without its hyphens.
pub(super) fn long(name: &str) -> Meaning {
    match name {
        "data" | "data-ascii" | "data-binary" => Meaning::Data,
        "json" => Meaning::Json,
        "data-raw" => Meaning::RawData,
        "header" => Meaning::Header,
        "request" => Meaning::Method,
        "get" => Meaning::Get,
        "url" => Meaning::Url,
        "compressed" | "fail" | "fail-early" | "fail-with-body" | "globoff" | "http1.1" | "http2" | "include"
        | "no-buffer" | "no-progress-meter" | "progress-bar" | "show-error" | "silent" | "tlsv1.2" | "tlsv1.3"
        | "verbose" => Meaning::UsualFlag,
        "connect-timeout" | "dump-header" | "max-time" | "output" | "user-agent" | "write-out" => Meaning::UsualValue,
        "data-urlencode" | "form" | "form-string" | "upload-file" => Meaning::OtherData,
        "aws-sigv4" | "oauth2-bearer" | "user" => Meaning::OtherKey,
        "cacert" | "capath" | "cert" | "cert-type" | "ciphers" | "config" | "connect-to" | "cookie" | "cookie-jar"
        | "interface" | "key" | "key-type" | "max-redirs" | "noproxy" | "pass" | "pinnedpubkey" | "proxy"
        | "proxy-header" | "proxy-user" | "referer" | "resolve" | "retry" | "retry-delay" | "retry-max-time"
        | "stderr" | "trace" | "trace-ascii" | "unix-socket" | "url-query" => Meaning::OtherValue,
        "variable" => Meaning::Variable,
        // The value has variables in it.
        name => name.strip_prefix("expand-").map_or(Meaning::OtherFlag, long),
    }
}

/// The meaning of an option of one letter.
pub(super) fn short(letter: char) -> Meaning {
    match letter {
        'd' => Meaning::Data,
        'H' => Meaning::Header,
        'X' => Meaning::Method,
        'G' => Meaning::Get,
        'F' | 'T' => Meaning::OtherData,
        'u' => Meaning::OtherKey,
        'f' | 'g' | 'i' | 'N' | 's' | 'S' | 'v' | '#' => Meaning::UsualFlag,
        'A' | 'D' | 'm' | 'o' | 'w' => Meaning::UsualValue,
        'b' | 'c' | 'C' | 'e' | 'E' | 'h' | 'K' | 'P' | 'Q' | 'r' | 't' | 'U' | 'x' | 'Y' | 'y' | 'z' => {
            Meaning::OtherValue
        }
        _ => Meaning::OtherFlag,
    }
}
