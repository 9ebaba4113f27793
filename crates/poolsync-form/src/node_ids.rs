//! Lists of IDs as people paste them.

/// The IDs of a pasted list: split at white space, commas (also `，` `、` `;`) and quotes; brackets of JSON are dropped.
///
/// ```
/// let pasted = "[\"4d1ecb2c-229a-11e8-9c75-0255ac100ceb\",\n 'b1f0c2de']";
/// let ids: Vec<&str> = poolsync_form::split_node_ids(pasted).collect();
/// assert_eq!(ids, ["4d1ecb2c-229a-11e8-9c75-0255ac100ceb", "b1f0c2de"]);
/// ```
pub fn split_node_ids(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "\"'`,;，、；“”‘’[]\u{feff}\u{200b}".contains(c))
        .filter(|id| !id.is_empty())
}
