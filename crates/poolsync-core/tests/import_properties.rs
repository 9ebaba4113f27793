//! Import of anything at all, and of requests written in every form that is understood: written, imported, the same request.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be written fails the test at once"
)]

mod forms;

use forms::{Sample, bash_quoted, body, cmd_quoted, sample};
use poolsync_core::import::{Imported, import_request};
use poolsync_core::json::{self, Member};
use poolsync_core::model::format_body;
use poolsync_core::{Credential, Locale, Secret};
use proptest::prelude::*;
use serde_json::json;

fn expected(sample: &Sample) -> Imported {
    let text = |part: &Member<String>| part.clone().given();
    let request = sample.request();
    Imported {
        endpoint: text(&request.endpoint),
        project_id: text(&request.project_id),
        cluster_id: text(&request.cluster_id),
        nodepool_id: text(&request.nodepool_id),
        body: Some(format_body(&json::parse(&request.body).0.unwrap())),
        credential: Some(Credential::Token(Secret::new(sample.token.clone()))),
        ..Imported::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn every_form_of_a_request_is_read_as_that_request(sample in sample()) {
        let forms = [
            sample.curl(" \\\n  ", bash_quoted),
            sample.curl(" ^\n  ", |text| cmd_quoted(text, true)),
            sample.curl(" ^\r\n  ", |text| cmd_quoted(text, false)),
            sample.powershell(),
            sample.http(),
            sample.hcloud(),
            sample.hcloud_json(),
            sample.script(),
        ];
        for form in forms {
            prop_assert_eq!(import_request(&form), expected(&sample), "{}", form);
        }
    }

    /// Whatever is cut, doubled or misquoted: the token is in its field or nowhere.
    #[test]
    fn a_secret_is_never_told(sample in sample(), form in 0..8_usize, from in any::<prop::sample::Index>(), with in "[\"'`^$@{}:= \n-]{0,3}") {
        let form = match form {
            0 => sample.curl(" \\\n  ", bash_quoted),
            1 => sample.curl(" ^\n  ", |text| cmd_quoted(text, true)),
            2 => sample.curl(" ^\r\n  ", |text| cmd_quoted(text, false)),
            3 => sample.powershell(),
            4 => sample.http(),
            5 => sample.hcloud(),
            6 => sample.hcloud_json(),
            _ => sample.script(),
        };
        let mut damaged: Vec<char> = form.chars().collect();
        let at = from.index(damaged.len());
        damaged.splice(at..=at, with.chars());
        let damaged: String = damaged.into_iter().collect();
        let imported = import_request(&damaged);
        let start: String = sample.token.chars().take(20).collect();
        let report = format!("{:?}", imported.report);
        prop_assert!(!report.to_ascii_lowercase().contains(&start.to_ascii_lowercase()), "{}\n{}", damaged, report);
        for problem in imported.report.problems() {
            for locale in [Locale::En, Locale::Zh] {
                prop_assert!(!problem.message(locale).is_empty() && !problem.help(locale).is_empty());
            }
        }
    }

    #[test]
    fn importing_any_text_never_panics(start in prop::sample::select(STARTS.to_vec()), text in ".{0,80}", rest in PIECES) {
        let _ = import_request(&text);
        let _ = import_request(&format!("{start}{text}"));
        let _ = import_request(&format!("{start}{rest}"));
    }

    /// What was imported is imported again unchanged: a body that a person has put right does not change by itself.
    #[test]
    fn a_body_is_a_fixed_point(body in body()) {
        let once = import_request(&body.to_string()).body.unwrap();
        prop_assert_eq!(import_request(&once).body, Some(once));
    }
}

const STARTS: [&str; 12] =
    ["", "curl ", "curl ^\"", "curl `\n", "curl $'", "irm ", "irm @{", "$a=@{", "hcloud ", "POST /", "@a=b\n", "{"];
/// Signs that mean something in one form or another, in any order.
const PIECES: &str = r#"([-"'`^$@{}()<>|&;:=#%\\\[\] \n\t.,]|\$\(cat <<E\n|<<'E'|\nE\n|\[char\]|--spec\.|\.1=|\$'|\\u|\{\{|\}\}|curl|-d|@-|"“"|“|‘|—|　|<#|#>|@'\n|\n'@){0,60}"#;

/// Much of the worst there is, in every form. The limit is wide, since machines are busy; reading these in quadratic time
/// takes minutes.
#[test]
fn long_texts_are_read_in_one_go() {
    for piece in [
        "a",
        "<",
        "'",
        "\"",
        "$",
        "$a",
        "${a",
        "$(",
        "$(cat <<E\n",
        "\\\n",
        "cat <<E | ",
        "cat | ",
        "-d x ",
        "-H a:b ",
        "{{",
        "{{a}}",
        "^",
        "^\"",
        "`",
        "@{a=",
        "@{",
        "(",
        "a{)",
        "@a=b\n",
        "###\n",
        "{\"a\":",
        "[[",
        "“",
        "x>",
        ";",
        "a=$a$a\n",
        "@a={{a}}{{a}}\n",
        "$a=\"$a$a\"\n",
        "--spec.nodeIDs.1=a ",
        "--spec.a1=b ",
        "-x",
        "\r\n",
        "%",
        "\\^\"",
        "$([char]1)",
        "@'\n",
        "<#",
        "\u{3000}",
    ] {
        for start in STARTS {
            let text = format!("{start}{}", piece.repeat(100_000 / piece.len()));
            let started = std::time::Instant::now();
            let _ = import_request(&text);
            assert!(started.elapsed().as_secs() < 10, "{start}{piece}: {:?}", started.elapsed());
        }
    }
}

#[test]
fn a_megabyte_of_node_ids_is_read_as_quickly() {
    let ids: Vec<_> = (0..25_000).map(|number| format!("b1f0c2de-8a41-4c53-9d1e-{number:012}")).collect();
    let sample = Sample {
        region: 0,
        ids: ["p".to_owned(), "c".to_owned(), "n".to_owned()],
        body: json!({ "spec": { "maxUnavailable": 1, "nodeIDs": ids, "nodePoolID": "n" } }),
        pretty: true,
        token: "MIIF".to_owned(),
    };
    for form in [sample.script(), sample.powershell(), sample.http(), sample.hcloud(), sample.hcloud_json()] {
        let started = std::time::Instant::now();
        assert_eq!(import_request(&form), expected(&sample));
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}
