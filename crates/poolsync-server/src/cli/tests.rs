//! What lines the options are read from, and what is said of those that are wrong.

use super::*;
use clap::CommandFactory as _;
use clap::error::ErrorKind;

fn parse(line: &str) -> Result<ServeOptions, clap::Error> {
    let cli = Cli::try_parse_from(std::iter::once("poolsync").chain(line.split_whitespace()))?;
    Ok(cli.into_serve().unwrap())
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn nothing_said_is_loopback_without_a_sandbox() {
    let options = parse("").unwrap();
    assert_eq!(options.listen.to_string(), "127.0.0.1:8080");
    assert_eq!((options.sandbox(), options.warnings()), (None, vec![]));
}

#[test]
fn everything_said_is_heard() {
    let options = parse(
        "--listen [::1]:9 --allow-host=CCE.example.com --allow-host a.example.com:8443 \
         --allow-origin https://portal.example.com --sandbox --sandbox-listen 127.0.0.2:0 --sandbox-batch-seconds 0.25",
    )
    .unwrap();
    assert_eq!(options.listen.to_string(), "[::1]:9");
    let hosts: Vec<&str> = options.allow_hosts.iter().map(HostName::as_str).collect();
    assert_eq!(hosts, ["cce.example.com", "a.example.com:8443"]);
    assert_eq!(options.allow_origins.len(), 1);
    let sandbox = options.sandbox().unwrap();
    assert_eq!((sandbox.listen.to_string().as_str(), sandbox.batch.as_millis()), ("127.0.0.2:0", 250));
}

#[test]
fn serve_takes_the_same_options() {
    for options in ["", "--sandbox --listen 127.0.0.1:0"] {
        assert_eq!(parse(&format!("serve {options}")).unwrap(), parse(options).unwrap());
    }
    let sandbox = parse("--sandbox").unwrap().sandbox().unwrap();
    assert_eq!((sandbox.listen.to_string().as_str(), sandbox.batch.as_secs()), ("127.0.0.1:8081", 8));
}

#[test]
fn the_last_one_counts() {
    for command in ["", "serve "] {
        let options = parse(&format!("{command}--sandbox --sandbox --listen [::1]:1 --listen [::1]:2")).unwrap();
        assert_eq!(options.listen.port(), 2);
    }
    let both = parse("--allow-host a.example.com --allow-host b.example.com").unwrap();
    assert_eq!(both.allow_hosts.len(), 2);
}

#[test]
fn other_machines_are_warned_of() {
    let options = parse("--listen 0.0.0.0:80 --sandbox --sandbox-listen [::]:81").unwrap();
    assert_eq!(
        options.warnings(),
        [
            "warning: other machines can reach the relay on 0.0.0.0:80",
            "warning: other machines can reach the sandbox on [::]:81"
        ]
    );
}

#[test]
fn what_is_wrong_is_said_with_the_way_out() {
    for (line, messages) in [
        (
            "--listen 8080",
            &["'8080' for '--listen <ADDRESS>'", "must be an IP address with a port, such as 127.0.0.1:8080"][..],
        ),
        ("--listen", &["a value is required for '--listen <ADDRESS>'", "--help"]),
        ("--sandbx", &["unexpected argument '--sandbx'", "'--sandbox'", "--help"]),
        ("here", &["'here'", "--help"]),
        ("--sandbox-listen 127.0.0.1:0", &["--sandbox", "Usage: poolsync --sandbox --sandbox-listen <ADDRESS>"]),
        ("--sandbox-batch-seconds 1", &["--sandbox", "Usage: poolsync --sandbox --sandbox-batch-seconds <N>"]),
        (
            "--sandbox --sandbox-batch-seconds=-1",
            &["'-1' for '--sandbox-batch-seconds <N>'", "must be a number from 0 to 86400, such as 8 or 0.5"],
        ),
        (
            "--allow-host https://a.example.com",
            &[
                "'https://a.example.com' for '--allow-host <HOST>'",
                "must be a host and perhaps a port, such as cce.example.com:8443",
            ],
        ),
        (
            "--allow-origin example.com",
            &[
                "'example.com' for '--allow-origin <ORIGIN>'",
                "must be http:// or https:// with a host and perhaps a port, and nothing after that",
            ],
        ),
    ] {
        let error = parse(line).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{line}");
        let text = error.to_string();
        for message in messages {
            assert!(text.contains(message), "{message} in {text}");
        }
    }
}

#[test]
fn help_and_version_win() {
    assert_eq!(parse("--version").unwrap_err().kind(), ErrorKind::DisplayVersion);
    for line in ["--sandbox --help --unknown", "serve --help"] {
        let error = parse(line).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DisplayHelp);
        let help = error.to_string();
        for option in ["--listen", "--allow-host", "--allow-origin", "--sandbox-listen", "--sandbox-batch-seconds"] {
            assert!(help.contains(&format!("\n      {option} <")), "{option} in {help}");
        }
        assert!(help.contains("[default: 127.0.0.1:8080]") && help.contains("SSL_CERT_FILE"), "{help}");
    }
}

fn rollout(line: &str) -> Result<RolloutCommand, clap::Error> {
    let arguments = ["poolsync", "rollout"].into_iter().chain(line.split_whitespace());
    let Command::Rollout(command) = Cli::try_parse_from(arguments)?.into_command() else { panic!("{line}") };
    Ok(command)
}

#[test]
fn the_state_of_a_rollout_is_beside_its_plan_unless_somebody_says_otherwise() {
    let path = |line: &str| match rollout(line).unwrap() {
        RolloutCommand::Status(options) => options.path(),
        other => panic!("{other:?}"),
    };
    assert_eq!(path("status plans/december.yaml"), Some("plans/december.state.json".into()));
    assert_eq!(path("status december.yaml --state s"), Some("s".into()));
    assert_eq!((path("status -"), path("status - --state s")), (None, Some("s".into())));
}

#[test]
fn a_digest_is_taken_as_it_is_shown_or_copied() {
    let digest = "0123456789ABCDEF".repeat(4);
    let groups = digest.as_bytes().chunks(8).map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(" ");
    for written in [&digest, &groups] {
        let command =
            Cli::try_parse_from(["poolsync", "rollout", "run", "p", "--digest", written]).unwrap().into_command();
        let Command::Rollout(RolloutCommand::Run(options)) = command else { panic!("{written}") };
        assert_eq!(options.digest, Some(digest.to_lowercase()));
    }
    for written in ["", "0", &digest.replacen('0', "", 1), &format!("{digest}0"), &digest.replace('0', "x")] {
        let error = Cli::try_parse_from(["poolsync", "rollout", "run", "p", "--digest", written]).unwrap_err();
        assert!(error.to_string().contains("must be the 64 hex digits"), "{error}");
    }
}

#[test]
fn show_is_also_called_plan_and_a_plan_is_needed() {
    assert_eq!(rollout("plan december.yaml").unwrap(), rollout("show december.yaml").unwrap());
    for line in ["run", "approve december.yaml", "decide december.yaml maybe", "run december.yaml --speed 0"] {
        assert_eq!(rollout(line).unwrap_err().exit_code(), 2, "{line}");
    }
}
