//! PowerShell with a token.

use super::call::Call;

const TEMPLATE: &str = r"#Requires -Version 7.4
@head@

$ErrorActionPreference = 'Stop'
if (-not $env:HUAWEICLOUD_TOKEN) { throw 'HUAWEICLOUD_TOKEN is not set' }

$body = @body@
$call = @{
    Method             = 'Post'
    Uri                = @url@
    ContentType        = 'application/json'
    Headers            = @{ 'X-Auth-Token' = $env:HUAWEICLOUD_TOKEN }
    Body               = [Text.Encoding]::UTF8.GetBytes($body)
    MaximumRedirection = 0
    SkipHttpErrorCheck = $true
    StatusCodeVariable = 'status'
}
try {
    $answer = Invoke-RestMethod @call
} catch {
    [Console]::Error.WriteLine('No answer that can be read: it is not known whether the call arrived. {0}' -f $_)
    exit 1
}
$text = if ($answer -is [string]) { $answer } elseif ($answer -is [xml]) { $answer.OuterXml } elseif ($null -eq $answer) { '' } else { ConvertTo-Json $answer }
'HTTP {0} {1}' -f $status, $text
if ($text -notmatch '^(\{|$)') { [Console]::Error.WriteLine('This is no answer of CCE, perhaps one of a proxy.'); exit 1 }
if ($status -ge 300) { exit 1 }
";

pub(super) fn write(call: &Call<'_>) -> String {
    let needs = ["Needs:   PowerShell 7.4 or later", call.variables(), "Run:     pwsh synchronize-node-pool.ps1"];
    let head = call.head("#", &needs);
    call.fill(TEMPLATE, &[], &head, quoted, &[])
}

/// A string in single quotes, in which nothing is expanded; quotes are doubled. To PowerShell the four typographic single
/// quotes are the same as `'` (language specification, 2.3.5.2).
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            out.push(c);
        }
        out.push(c);
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_single_quote_is_doubled() {
        assert_eq!(quoted("a'b\u{2019}c$d`e\"\u{201c}"), "'a''b\u{2019}\u{2019}c$d`e\"\u{201c}'");
    }
}
