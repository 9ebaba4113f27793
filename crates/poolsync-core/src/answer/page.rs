//! Pages that somebody in front of the service answers with: firewalls, proxies, sign-in pages of networks.

use super::{Answer, markup};

/// What a page in place of an answer says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Who answered.
    pub(super) from: From,
    /// Its title and heading, or the beginning of its text.
    pub(super) text: String,
    /// The id by which the people behind it find the event.
    pub(super) event: Option<String>,
}

/// Who answers in place of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// A web application firewall, or a filter for content.
    Firewall,
    /// A forward proxy.
    Proxy,
    /// The sign-in page of a network.
    Portal,
    /// Nobody who can be told: a web server, a load balancer, a portal.
    Unknown,
}

/// Signs of firewalls in headers or pages, in lower case: `CloudWAF` and others.
const FIREWALLS: [&str; 26] = [
    "cloudwaf",
    "hwwafses",
    "x-sucuri",
    "incap_ses",
    "incapsula",
    "imperva",
    "mod_security",
    "modsecurity",
    "web application firewall",
    "the requested url was rejected",
    "fortiguard",
    "fortigate",
    "barracuda",
    "attention required! | cloudflare",
    "cf-mitigated",
    "used cloudflare to restrict",
    "akamaighost",
    "server: waf",
    "访问被拦截",
    "访问被阻断",
    "访问被阻止",
    "请求被阻断",
    "请求被拦截",
    "网站防火墙",
    "疑似攻击",
    "安全拦截",
];
const PROXIES: [&str; 8] = [
    "squid",
    "blue coat",
    "bluecoat",
    "zscaler",
    "x-squid-error",
    "proxy authentication",
    "proxy error",
    "mcafee web gateway",
];
const PORTALS: [&str; 6] = ["captive", "use this network", "type=\"password\"", "type='password'", "wi-fi", "网络认证"];
/// What stands before the id of an event, in lower case.
const EVENTS: [&str; 14] = [
    "requestid",
    "request id",
    "request_id",
    "event id",
    "eventid",
    "event_id",
    "support id",
    "incident id",
    "ray id",
    "reference #",
    "reference&#32;&#35;",
    "事件id",
    "事件 id",
    "请求id",
];
const LONGEST_EVENT: usize = 80;
const SHORTEST_EVENT: usize = 6;

/// Reads the page of an answer; none if its body is no page.
pub(super) fn read(answer: &Answer) -> Option<Page> {
    if !markup::is_page(&answer.body) {
        return None;
    }
    let title = markup::element(&answer.body, "title");
    let heading = markup::element(&answer.body, "h1");
    let text = match (title, heading) {
        (Some(title), Some(heading)) if !contains(&title, &heading) && !contains(&heading, &title) => {
            format!("{title}: {heading}")
        }
        (Some(title), _) => title,
        (None, Some(heading)) => heading,
        (None, None) => markup::plain(&answer.body),
    };
    let lower = answer.body.chars().take(100_000).collect::<String>().to_lowercase();
    Some(Page { from: from(answer, &lower), text, event: event(&lower) })
}

/// Returns who answered. `page`: the body in lower case.
fn from(answer: &Answer, page: &str) -> From {
    let headers: String =
        answer.headers.iter().map(|(name, value)| format!("{name}: {value}\n").to_lowercase()).collect();
    let has = |signs: &[&str]| signs.iter().any(|sign| headers.contains(sign) || page.contains(sign));
    match answer.status {
        418 => From::Firewall,
        407 => From::Proxy,
        511 => From::Portal,
        _ if has(&FIREWALLS) => From::Firewall,
        _ if has(&PROXIES) => From::Proxy,
        _ if has(&PORTALS) => From::Portal,
        _ => From::Unknown,
    }
}

/// Returns the id of the event that a page names, in its text or its script.
fn event(page: &str) -> Option<String> {
    EVENTS.iter().find_map(|marker| {
        page.match_indices(marker).take(8).find_map(|(at, _)| {
            let after: String = page.get(at + marker.len()..)?.chars().take(3 * LONGEST_EVENT).collect();
            let after = markup::plain(&format!("<p>{after}"));
            let after = after.trim_start_matches(|sign: char| !sign.is_alphanumeric());
            let is = ["is", "是", "为"].into_iter().find_map(|word| after.strip_prefix(word));
            let after = is.map_or(after, |rest| rest.trim_start_matches([' ', ':', '：']));
            let is_of_id = |sign: &char| sign.is_ascii_alphanumeric() || "-_.".contains(*sign);
            let id: String = after.chars().take_while(is_of_id).collect();
            let id = id.trim_end_matches('.');
            let fits =
                (SHORTEST_EVENT..=LONGEST_EVENT).contains(&id.len()) && id.bytes().any(|byte| byte.is_ascii_digit());
            fits.then(|| id.to_owned())
        })
    })
}

fn contains(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}
