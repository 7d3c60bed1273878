<#
.SYNOPSIS
    Joins what OAuthHunter says of connectors with what your own Exchange Online scripts know of them.

.DESCRIPTION
    For use next to existing scripts, in a session that Connect-ExchangeOnline has opened. Takes the connectors of the session,
    lets Get-InboundConnectorRisk judge them, fetches for each risky one the audit records in which it was made and changed, and
    looks up the app that did it. Objects in, objects out: sort, filter or export the result as you are used to.

.PARAMETER Days
    How far back the audit log is searched; 180 days is what it keeps.

.PARAMETER Evidence
    Evidence from Import-TenantEvidence for judging the apps that appear as actors. Without it the app stays a bare id.

.PARAMETER MinimumSeverity
    Connectors below this are left out.

.EXAMPLE
    ./Join-ExchangeEvidence.ps1 | Where-Object Events | Export-Csv connectors.csv

.EXAMPLE
    ./Join-ExchangeEvidence.ps1 -Evidence (Import-TenantEvidence ./exports) | Format-List
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 365)]
    [int] $Days = 180,

    $Evidence,

    [ValidateSet('Info', 'Low', 'Medium', 'High', 'Critical')]
    [string] $MinimumSeverity = 'Low'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2
if (-not (Get-Module -Name OAuthHunter)) { Import-Module OAuthHunter -ErrorAction Stop }
foreach ($needed in 'Get-InboundConnector', 'Search-UnifiedAuditLog') {
    if (-not (Get-Command -Name $needed -ErrorAction SilentlyContinue)) {
        throw "$needed is not in this session. Run Connect-ExchangeOnline first, with a role that may read the audit log."
    }
}

$now = Get-Date
# One search for all connectors: a search per connector would be slow, and the log is throttled.
$session = [guid]::NewGuid().ToString()
$records = @(do {
        $page = @(Search-UnifiedAuditLog -StartDate $now.AddDays(-$Days) -EndDate $now -Operations New-InboundConnector, Set-InboundConnector, Remove-InboundConnector -SessionId $session -SessionCommand ReturnLargeSet -ResultSize 5000)
        $page
    } while ($page.Count -eq 5000))

$events = @($records | ForEach-Object { $_.AuditData | ConvertFrom-Json } | Sort-Object CreationTime)
$apps = @{}
if ($Evidence) {
    foreach ($app in Get-SuspiciousOAuthApp -Evidence $Evidence -WarningAction SilentlyContinue) { if ($app.AppId) { $apps[$app.AppId] = $app } }
}

function Get-Value {
    param($Object, [string] $Name)
    $property = $Object.PSObject.Properties[$Name]
    if ($property) { $property.Value }
}

foreach ($risk in Get-InboundConnector | Get-InboundConnectorRisk -MinimumSeverity $MinimumSeverity -WarningAction SilentlyContinue) {
    $own = @($events | Where-Object {
            # The log names a connector by its object id or by what was typed as Name or Identity.
            $typed = @(Get-Value $_ 'Parameters' | Where-Object { $_.Name -in 'Name', 'Identity' } | ForEach-Object { $_.Value })
            $risk.Name -in $typed -or ((Get-Value $_ 'ObjectId') -split '\\')[-1] -eq $risk.Name
        })
    $actorIds = @($own | ForEach-Object { Get-Value $_ 'AppId' } | Where-Object { $_ } | Select-Object -Unique)
    [pscustomobject] @{
        PSTypeName = 'OAuthHunter.JoinedConnector'
        Name       = $risk.Name
        Severity   = $risk.Severity
        Findings   = @($risk.Findings | ForEach-Object { $_.DetectionId } | Select-Object -Unique)
        Events     = @($own | ForEach-Object { '{0:u} {1} by {2}' -f ([datetime] $_.CreationTime), $_.Operation, (Get-Value $_ 'UserId') })
        AppId      = $actorIds
        App        = @($actorIds | ForEach-Object { if ($apps.ContainsKey($_)) { $apps[$_].DisplayName } else { $_ } })
        AppScore   = @($actorIds | ForEach-Object { if ($apps.ContainsKey($_)) { $apps[$_].Score } } | Sort-Object -Descending | Select-Object -First 1)
        Risk       = $risk
    }
}
