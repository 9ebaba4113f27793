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

/// The request in every form.
fn forms(sample: &Sample) -> Vec<String> {
    vec![
        sample.curl(" \\\n  ", bash_quoted),
        sample.curl(" ^\n  ", |text| cmd_quoted(text, true)),
        sample.curl(" ^\r\n  ", |text| cmd_quoted(text, false)),
        sample.powershell(),
        sample.http(),
        sample.hcloud(),
        sample.hcloud_json(),
        sample.script(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn every_form_of_a_request_is_read_as_that_request(sample in sample()) {
        for form in forms(&sample) {
            prop_assert_eq!(import_request(&form), expected(&sample), "{}", form);
        }
    }

    /// Whatever is cut, doubled or misquoted: the token is in its field or nowhere.
    #[test]
    fn a_secret_is_never_told(sample in sample(), form in 0..8_usize, from in any::<prop::sample::Index>(), with in "[\"'`^$@{}:= \n-]{0,3}") {
        let form = forms(&sample).swap_remove(form);
        let mut damaged: Vec<char> = form.chars().collect();
        let at = from.index(damaged.len());
        damaged.splice(at..=at, with.chars());
        let damaged: String = damaged.into_iter().collect();
        let imported = import_request(&damaged);
        let start: String = sample.token.chars().take(20).collect();
        let parts = [&imported.endpoint, &imported.project_id, &imported.cluster_id, &imported.nodepool_id, &imported.body];
        let shown = format!("{imported:?}{parts:?}");
        prop_assert!(!shown.to_ascii_lowercase().contains(&start.to_ascii_lowercase()), "{}\n{}", damaged, shown);
        for problem in imported.report.problems() {
            for locale in [Locale::En, Locale::Zh] {
                prop_assert!(!problem.message(locale).is_empty() && !problem.help(locale).is_empty());
            }
        }
    }

    #[test]
    fn s15_importing_any_text_never_panics(start in prop::sample::select(STARTS.to_vec()), text in ".{0,80}", rest in PIECES) {
        let _ = import_request(&text);
        let _ = import_request(&format!("{start}{text}"));
        let _ = import_request(&format!("{start}{rest}"));
    }

    #[test]
    fn s15_importing_any_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = import_request(&String::from_utf8_lossy(&bytes));
    }

    /// Real texts, cut, doubled and mixed with signs that mean something.
    #[test]
    fn s15_importing_mutated_texts_never_panics(
        sample in sample(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), PIECES, any::<bool>()), 1..8),
    ) {
        for form in forms(&sample) {
            let mut mutated: Vec<char> = form.chars().collect();
            for (from, to, with, double) in &cuts {
                let (from, to) = (from.index(mutated.len() + 1), to.index(mutated.len() + 1));
                let range = from.min(to)..from.max(to).min(from.min(to) + 40);
                let doubled: Vec<_> = if *double { mutated[range.clone()].to_vec() } else { Vec::new() };
                mutated.splice(range, doubled.into_iter().cycle().take(80).chain(with.chars()));
            }
            let _ = import_request(&mutated.into_iter().collect::<String>());
        }
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
fn s15_long_texts_are_read_in_one_go() {
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
            let text = format!("{start}{}", piece.repeat(10_000 / piece.len()));
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

/// Twice the text takes twice the time, not four times: texts of 100 kB and of 200 kB, of every kind.
#[test]
fn s15_time_grows_with_length_and_not_faster() {
    let ids =
        |count: usize| -> Vec<_> { (0..count).map(|number| format!("b1f0c2de-8a41-4c53-9d1e-{number:012}")).collect() };
    let sample = |size: usize| Sample {
        region: 0,
        ids: ["p".to_owned(), "c".to_owned(), "n".to_owned()],
        body: json!({ "spec": { "maxUnavailable": 1, "nodeIDs": ids(size / 39), "nodePoolID": "n" } }),
        pretty: false,
        token: "MIIF".to_owned(),
    };
    let mut worst = 0.0_f64;
    let [half, whole] = [forms(&sample(100_000)), forms(&sample(200_000))];
    for (half, whole) in half.iter().zip(&whole) {
        worst = worst.max(check_times(half, whole));
    }
    let answered = "curl http://h/ -d \"$(cat <<E\n";
    for (start, piece) in [
        ("curl http://h/ ", "-H 'a: b' "),
        ("curl http://h/ ", "-d 'a=b' "),
        ("curl http://h/ ", "$(echo a) "),
        (answered, "$a ${b}\n"),
        ("a=b\n", "echo $a >> f; "),
        ("curl ^\"", "^\\^\"a ^\n\n"),
        ("curl `\n", "'a' \"b\" `\n"),
        ("irm -Headers @{", "a='b'; "),
        ("", "$a = @{ b = $c }\nirm @a\n"),
        ("POST /\n", "a: {{b}}\n"),
        ("@a=b\n", "###\nPOST /{{a}}\n\n{}\n"),
        ("hcloud CCE UpgradeNodePool ", "--spec.nodeIDs.1='<a>' "),
        ("hcloud CCE UpgradeNodePool ", "--cli-jsonInput='{}' "),
        ("{\"spec\":{\"nodeIDs\":[", "\"{a}\","),
        ("", "import a b\n"),
    ] {
        let text = |size: usize| format!("{start}{}", piece.repeat(size / piece.len()));
        worst = worst.max(check_times(&text(100_000), &text(200_000)));
    }
    // Half of the text is a file or a variable, which the other half names again and again.
    for (start, piece, between, again) in [
        ("cat > f <<E\n", "a: b\n", "E\ncurl http://h/ ", "-d @f "),
        ("cat > f <<E\n", "a: b\n", "E\ncurl http://h/ ", "-H @f "),
        ("cat > f <<E\n", "{}\n", "E\nhcloud ", "--cli-jsonInput=f "),
        ("cat > f <<E\n", "{}\n", "E\n", "cat f > g; curl http://h/ -d @- < g\n"),
        ("a='", "b", "'\n", "curl http://h/ -d $a\n"),
        ("$a = '", "b", "'\n", "irm http://h/ -Body $a\n"),
        ("@a = ", "b", "\nPOST /\n", "c: {{a}}\n"),
    ] {
        let text = |size: usize| {
            let [long, short] = [piece.repeat(size / 2 / piece.len()), again.repeat(size / 2 / again.len())];
            format!("{start}{long}{between}{short}")
        };
        worst = worst.max(check_times(&text(100_000), &text(200_000)));
    }
    println!("S15 = {:.0} ms at most for 100 kB, without optimisation", worst * 1000.0);
}

/// The best of some runs counts, and short times are not compared. Returns the time for the half.
#[track_caller]
fn check_times(half: &str, whole: &str) -> f64 {
    let seconds = |text: &str| {
        let started = Clock::start();
        let _ = import_request(text);
        started.seconds()
    };
    let (mut short, mut long) = (seconds(half), seconds(whole));
    for _ in 0..5 {
        if long > 3.0 * short.max(0.05) {
            (short, long) = (short.min(seconds(half)), long.min(seconds(whole)));
        }
    }
    let start: String = whole.chars().take(60).collect();
    assert!(long <= 3.0 * short.max(0.05), "{short} s, and {long} s for twice the length: {start}");
    short
}

/// The time that this thread worked, since others use the machine too; where the system does not tell it, the time of day.
enum Clock {
    Worked(u64),
    Passed(std::time::Instant),
}

impl Clock {
    fn start() -> Self {
        Self::worked().map_or_else(|| Self::Passed(std::time::Instant::now()), Self::Worked)
    }

    fn seconds(&self) -> f64 {
        match self {
            Self::Worked(start) => std::time::Duration::from_nanos(Self::worked().unwrap() - start).as_secs_f64(),
            Self::Passed(start) => start.elapsed().as_secs_f64(),
        }
    }

    /// Nanoseconds on a processor (Linux, `Documentation/scheduler/sched-stats.rst`: the first number).
    fn worked() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok().filter(|worked| *worked > 0)
    }
}
