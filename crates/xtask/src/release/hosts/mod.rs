//! Files for the hosts of the page: their security headers, how long a file is kept, and what has to be known.
//!
//! ```ignore
//! for (name, text) in hosts::files(&names) { … }   // ("hosts/netlify/_headers", "/*\n  X-Content-Type-Options: nosniff\n…")
//! ```
//! nginx and Caddy have their relay in the same file, see `crates/poolsync-server/deploy`.

use crate::deploy;
use crate::page::without_digest;
use std::fmt::Write as _;

/// How to serve the page, and what each host can and cannot do.
pub(crate) const README: &str = include_str!("README.md.in");

/// What Netlify, Cloudflare Pages and others read from the published folder.
pub(crate) const HEADERS: &str = "_headers";

/// The files for a page with files of these names, by their own names in the archive.
pub(crate) fn files(page: &[String]) -> Vec<(String, String)> {
    let mut files = vec![
        (format!("hosts/netlify/{HEADERS}"), headers(page)),
        (format!("hosts/cloudflare-pages/{HEADERS}"), headers(page)),
        // GitHub Pages leaves out files that begin with `_` where this one is missing; it takes no headers.
        ("hosts/bare/.nojekyll".to_owned(), String::new()),
    ];
    for (path, text) in deploy::files() {
        let name = path.rsplit('/').next().unwrap_or(path);
        let folder = if name == "Caddyfile" { "caddy" } else { "nginx" };
        files.push((format!("hosts/{folder}/{name}"), text));
    }
    files
}

/// A path with the headers of its answers, one below the other. Names with a digest change with the content and are kept for
/// ever; about others both hosts ask again by themselves. Each name stands there in full: hosts differ in what `*` means.
fn headers(page: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in deploy::page_headers() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let compressed = |name: &str| [".br", ".gz"].iter().any(|end| name.ends_with(end));
    for name in page.iter().filter(|name| without_digest(name) != **name && !compressed(name)) {
        let _ = write!(text, "/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The rules of the file as both hosts describe it: a path begins a line, its headers follow with white space before them.
    fn rules(text: &str) -> BTreeMap<String, Vec<(String, String)>> {
        let mut rules: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let mut path = String::new();
        for line in text.lines() {
            if let Some(header) = line.strip_prefix("  ") {
                let (name, value) = header.split_once(": ").unwrap();
                rules.get_mut(&path).unwrap().push((name.to_owned(), value.to_owned()));
            } else {
                line.clone_into(&mut path);
                rules.entry(path.clone()).or_default();
            }
        }
        rules
    }

    #[test]
    fn s20_each_of_five_hosts_has_its_file() {
        let files: BTreeMap<_, _> = files(&[]).into_iter().collect();
        let mut hosts = Vec::new();
        for (host, file) in [
            ("nginx", "nginx.conf"),
            ("caddy", "Caddyfile"),
            ("netlify", HEADERS),
            ("cloudflare-pages", HEADERS),
            ("bare", ".nojekyll"),
        ] {
            assert!(files.contains_key(&format!("hosts/{host}/{file}")), "{host}");
            hosts.push(host);
        }
        println!("S20 = files for {}", hosts.join(", "));
    }

    #[test]
    fn s20_the_headers_are_those_that_the_program_sends() {
        let names =
            ["index.html", "start-0123456789abcdef.js", "start-0123456789abcdef.js.br", "LICENSE"].map(String::from);
        let files: BTreeMap<_, _> = files(&names).into_iter().collect();
        for host in ["netlify", "cloudflare-pages"] {
            let rules = rules(&files[&format!("hosts/{host}/{HEADERS}")]);
            let all = &rules["/*"];
            // ASVS 3.4: of the page's own policy stands all in the page but what a <meta> cannot carry.
            for (name, value) in [
                ("Content-Security-Policy", "frame-ancestors 'none'"),
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("X-Frame-Options", "DENY"),
                ("Strict-Transport-Security", "max-age=31536000"),
            ] {
                assert!(all.contains(&(name.to_owned(), value.to_owned())), "{name} for {host}: {all:?}");
            }
            assert!(all.iter().any(|(name, value)| name == "Permissions-Policy" && value.contains("camera=()")));
            let paths: Vec<_> = rules.keys().map(String::as_str).collect();
            assert_eq!(paths, ["/*", "/start-0123456789abcdef.js"], "{host}");
            // Cloudflare Pages: 100 rules, and 2,000 characters a line.
            assert!(rules.len() <= 100 && all.iter().all(|(name, value)| name.len() + value.len() < 2000), "{host}");
        }
    }
}
