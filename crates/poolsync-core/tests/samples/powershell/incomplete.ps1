#Requires -Version 7.4
# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   PowerShell 7.4 or later
# Set:     HUAWEICLOUD_TOKEN, a user token that is valid for the project
# Run:     pwsh synchronize-node-pool.ps1
# Replace: {endpoint}, {project_id}, {nodepool_id}
# The body was no JSON and is left out: write it in place of {}.

$ErrorActionPreference = 'Stop'
if (-not $env:HUAWEICLOUD_TOKEN) { throw 'HUAWEICLOUD_TOKEN is not set' }

$body = '{}'
$call = @{
    Method             = 'Post'
    Uri                = 'https://{endpoint}/api/v3/projects/{project_id}/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/{nodepool_id}/operation/upgrade'
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
