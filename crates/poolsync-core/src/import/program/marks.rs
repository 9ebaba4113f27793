//! What only one language, library or tool writes, wherever it stands in a text.

/// Calls of libraries, with the language. The first that is there counts.
const CALLS: [(&str, &str); 56] = [
    ("New-Object System.Net.", "PowerShell with .NET"),
    ("New-Object Net.", "PowerShell with .NET"),
    ("[System.Net.WebClient]", "PowerShell with .NET"),
    ("[Net.WebClient]", "PowerShell with .NET"),
    ("[System.Net.WebRequest]", "PowerShell with .NET"),
    ("[Net.WebRequest]", "PowerShell with .NET"),
    ("[System.Net.HttpWebRequest]", "PowerShell with .NET"),
    ("[System.Net.Http.", "PowerShell with .NET"),
    ("http.NewRequest(", "Go"),
    ("http.NewRequestWithContext(", "Go"),
    (":= http.", "Go"),
    ("HttpRequest.newBuilder(", "Java"),
    ("HttpClient.newHttpClient(", "Java"),
    ("HttpClient.newBuilder(", "Java"),
    ("new OkHttpClient", "Java"),
    ("new Request.Builder(", "Java"),
    ("new RestTemplate(", "Java"),
    ("new HttpPost(", "Java"),
    ("HttpURLConnection", "Java"),
    ("Unirest.post(", "Java"),
    ("OkHttpClient()", "Kotlin"),
    ("HttpRequestMessage(", "C#"),
    ("new RestClient(", "C#"),
    ("WebRequest.Create(", "C#"),
    ("GuzzleHttp", "PHP"),
    ("curl_init(", "PHP"),
    ("curl_setopt(", "PHP"),
    ("curl_easy_setopt(", "C"),
    ("Net::HTTP", "Ruby"),
    ("RestClient.post", "Ruby"),
    ("HTTParty.", "Ruby"),
    ("Faraday.", "Ruby"),
    ("reqwest::", "Rust"),
    ("ureq::", "Rust"),
    ("URLRequest(url:", "Swift"),
    ("LWP::UserAgent", "Perl"),
    ("HTTP::Request->new", "Perl"),
    ("httr::", "R"),
    ("httr2::", "R"),
    ("library(httr", "R"),
    ("http.post(Uri.parse(", "Dart"),
    ("HTTPoison.", "Elixir"),
    ("socket.http", "Lua"),
    ("MSXML2.", "Visual Basic"),
    ("WinHttp.WinHttpRequest", "Visual Basic"),
    ("new XMLHttpRequest", "JavaScript"),
    ("$.post(", "JavaScript"),
    ("superagent", "JavaScript"),
    ("got.post(", "JavaScript"),
    ("ky.post(", "JavaScript"),
    ("https.request(", "JavaScript"),
    ("cy.request(", "JavaScript"),
    ("urllib.request.", "Python"),
    ("http.client.HTTP", "Python"),
    ("requests.Session(", "Python"),
    ("aiohttp.", "Python"),
];

/// The language of a program, by the library that it calls.
pub(super) fn language(text: &str) -> Option<&'static str> {
    CALLS.iter().find(|(mark, _)| text.contains(mark)).map(|(_, language)| *language)
}

/// The tool of a file, by what it begins with or what only its files hold.
pub(super) fn tool(text: &str) -> Option<&'static str> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with(['#', ';']));
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let starts = |marks: &[&str]| marks.iter().any(|mark| first.starts_with(mark));
    let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    let is_task = |line: &str| matches!(line.trim(), "uri:" | "ansible.builtin.uri:" | "- uri:");
    if starts(&[
        "resource \"",
        "data \"",
        "provider \"",
        "module \"",
        "variable \"",
        "output \"",
        "terraform {",
        "locals {",
    ]) {
        Some("Terraform")
    } else if has(&["ansible.builtin."]) || starts(&["- name:", "- hosts:"]) && text.lines().any(is_task) {
        Some("Ansible")
    } else if has(&["<HTTPSamplerProxy", "<jmeterTestPlan", "name=\"HTTPSampler."]) {
        Some("JMeter")
    } else if starts(&["*** Settings", "*** Test Cases", "*** Keywords", "*** Variables"]) {
        Some("Robot Framework")
    } else if starts(&["pipeline {", "node {"]) {
        Some("Jenkinsfile")
    } else if starts(&["FROM "]) && has(&["\nRUN ", "\nCMD ", "\nENTRYPOINT "]) {
        Some("Dockerfile")
    } else if has(&["Web.Contents("]) {
        Some("Power Query")
    } else if is_option(first) && (second.is_empty() || is_option(second)) {
        Some("curl config")
    } else if first.starts_with("- ") && is_member(second) {
        Some("YAML")
    } else {
        None
    }
}

/// True for a line of a file that curl reads by `-K`.
fn is_option(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches('-');
    let end = line.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(line.len());
    let (name, rest) = line.split_at_checked(end).unwrap_or((line, ""));
    let rest = rest.trim_start().trim_start_matches([':', '=']).trim_start();
    matches!(name, "url" | "request" | "header" | "data" | "data-raw" | "data-binary" | "json" | "user" | "user-agent")
        && rest.starts_with('"')
}

/// True for an indented line of a list of tables.
fn is_member(line: &str) -> bool {
    let name = line.trim_start().split(':').next().unwrap_or_default();
    line.starts_with("  ")
        && !name.is_empty()
        && line.contains(':')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{language, tool};

    #[test]
    fn libraries_tell_the_language() {
        for (text, expected) in [
            ("$wc = New-Object System.Net.WebClient", "PowerShell with .NET"),
            ("$wc = [System.Net.WebClient]::new()", "PowerShell with .NET"),
            ("req, _ := http.NewRequest(\"POST\", url, nil)", "Go"),
            ("HttpRequest r = HttpRequest.newBuilder().build();", "Java"),
            ("var r = new HttpRequestMessage(HttpMethod.Post, url);", "C#"),
            ("Net::HTTP.post(uri, body)", "Ruby"),
            ("let r = reqwest::Client::new()", "Rust"),
            ("r = urllib.request.Request(url)", "Python"),
            ("xhr = new XMLHttpRequest()", "JavaScript"),
            ("Set h = CreateObject(\"MSXML2.ServerXMLHTTP\")", "Visual Basic"),
        ] {
            assert_eq!(language(text), Some(expected), "{text}");
        }
        assert_eq!(language("a new http client: please post it"), None);
    }

    #[test]
    fn files_of_tools_are_known_by_what_only_they_hold() {
        for (text, expected) in [
            ("# pool\nresource \"huaweicloud_cce_node_pool\" \"p\" {", "Terraform"),
            ("terraform {\n", "Terraform"),
            ("- name: sync\n  ansible.builtin.uri:\n", "Ansible"),
            ("- hosts: all\n  tasks:\n    - name: sync\n      uri:\n", "Ansible"),
            ("<HTTPSamplerProxy testname=\"a\">", "JMeter"),
            ("*** Test Cases ***\nSync", "Robot Framework"),
            ("url = \"https://h/\"\nrequest = \"POST\"", "curl config"),
            ("--url \"https://h/\"\n--header \"a: b\"", "curl config"),
            ("- id: a\n  url: b", "YAML"),
        ] {
            assert_eq!(tool(text), Some(expected), "{text}");
        }
        for text in ["", "- a\n- b", "- see: this\n- and: that", "url: the one below", "data is here"] {
            assert_eq!(tool(text), None, "{text}");
        }
    }
}
