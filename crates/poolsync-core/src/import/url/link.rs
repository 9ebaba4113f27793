//! Addresses as wikis, chats and mail filters write them.

use percent_encoding::percent_decode_str;

/// The address of a link as wikis and chats write it: `[text](address)`, `[address|address]`, `<address>`.
pub(super) fn without_link(url: &str) -> &str {
    let is_url = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    if let Some(inner) = url.strip_prefix('<').and_then(|inner| inner.strip_suffix('>'))
        && is_url(inner)
    {
        return inner.split('|').next().unwrap_or(inner);
    }
    let Some(inner) = url.strip_prefix('[') else { return url };
    if let Some((_, link)) = inner.split_once("](")
        && is_url(link)
    {
        return link.strip_suffix(')').unwrap_or(link);
    }
    let inner = inner.strip_suffix(']').unwrap_or(inner);
    let last = inner.rsplit('|').next().unwrap_or(inner);
    if is_url(last) { last } else { url }
}

/// The address within one that a mail filter put around it: Safe Links of Outlook.
pub(super) fn behind_protection(url: &str) -> Option<String> {
    let (host, query) = url.split_once('?')?;
    if !host.contains(".safelinks.protection.outlook.com") {
        return None;
    }
    let inner = query.split('&').find_map(|part| part.strip_prefix("url="))?;
    percent_decode_str(inner).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}
