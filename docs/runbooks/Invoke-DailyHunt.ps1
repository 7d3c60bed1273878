<#
.SYNOPSIS
    A daily hunt in Azure Automation: managed identity, Exchange over REST, findings to the output stream and to Log Analytics.

.DESCRIPTION
    Connects with the Automation account's managed identity, hunts in the tenant, and remembers between runs what it has told
    before. New findings leave as JSON, one object a line, on the output stream, and as rows of a custom table through the Logs
    Ingestion API when a data collection endpoint is named. The job fails when something new is at least as severe as -FailOn,
    so that the alert on failed jobs is the alert on findings. It only reads.

    What it needs: the module OAuthHunter in the account, a managed identity with the permissions that Test-OAuthHunterAccess
    names, and for Log Analytics the role Monitoring Metrics Publisher on the data collection rule.

.PARAMETER Connect
    Parameters for Connect-OAuthHunter. Without it: the managed identity.

.PARAMETER StatePath
    File for what is remembered between runs, where there is a disk that lasts (a hybrid worker). Without it: the Automation
    variable of -StateVariable, which must exist, of type string and not encrypted.

.PARAMETER StateVariable
    Automation variable for what is remembered between runs.

.PARAMETER IngestionEndpoint
    Address of the data collection endpoint. Without it nothing is sent to Log Analytics.

.PARAMETER RuleId
    Immutable id of the data collection rule (dcr-...).

.PARAMETER StreamName
    Stream of the rule, named as its table: Custom-OAuthHunter_CL.

.PARAMETER MinimumSeverity
    Findings below this are left out.

.PARAMETER FailOn
    A new finding or chain of this severity or worse fails the job.

.PARAMETER Days
    How far back the first run looks. Later runs start a day before the last one ended, because logs arrive late.

.EXAMPLE
    ./Invoke-DailyHunt.ps1 -IngestionEndpoint https://hunt-abcd.westeurope-1.ingest.monitor.azure.com -RuleId dcr-00000000000000000000000000000000
#>
[CmdletBinding()]
param(
    [hashtable] $Connect = @{ ManagedIdentity = $true },

    [string] $StatePath,

    [string] $StateVariable = 'OAuthHunterState',

    [uri] $IngestionEndpoint,

    [string] $RuleId,

    [string] $StreamName = 'Custom-OAuthHunter_CL',

    [ValidateSet('Info', 'Low', 'Medium', 'High', 'Critical')]
    [string] $MinimumSeverity = 'Medium',

    [ValidateSet('Low', 'Medium', 'High', 'Critical')]
    [string] $FailOn = 'High',

    [ValidateRange(1, 180)]
    [int] $Days = 30
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Set-StrictMode -Version 2

# A record of a job stream holds 1 MiB, and so does a request to the ingestion API; both are kept well below.
$largestBatch = 900KB

function Read-State {
    $text = if ($StatePath) {
        if (Test-Path -LiteralPath $StatePath) { Get-Content -LiteralPath $StatePath -Raw -Encoding UTF8 }
    } else {
        Get-AutomationVariable -Name $StateVariable
    }

    $state = @{ Until = $null; Known = @{} }
    if ($text) {
        $saved = $text | ConvertFrom-Json
        # PowerShell 7 makes a date of the text, Windows PowerShell leaves it a text.
        $state.Until = if ($saved.Until -is [datetime]) { [datetimeoffset] $saved.Until } else { [datetimeoffset]::Parse($saved.Until, [cultureinfo]::InvariantCulture) }
        foreach ($fingerprint in $saved.Known) { $state.Known[$fingerprint] = $true }
    }

    $state
}

function Write-State {
    param([datetimeoffset] $Until, [string[]] $Known)
    $text = @{ Until = $Until.ToString('o'); Known = @($Known | Sort-Object -Unique) } | ConvertTo-Json -Compress
    if ($StatePath) {
        Set-Content -LiteralPath $StatePath -Value $text -Encoding UTF8
    } else {
        Set-AutomationVariable -Name $StateVariable -Value $text
    }
}

function ConvertTo-Moment {
    param($Value)
    if ($Value) { ([datetimeoffset] $Value).ToString('o') }
}

# What a table and a query can work with; the rows of evidence are in the tenant, and the fingerprint finds them again.
function ConvertTo-Row {
    param([Parameter(ValueFromPipeline = $true)] $Result, [string] $TenantId)
    process {
        $isChain = $Result -is [OAuthHunter.Correlation.AttackChain]
        [ordered] @{
            TimeGenerated = [datetimeoffset]::UtcNow.ToString('o')
            TenantId      = $TenantId
            Kind          = if ($isChain) { 'Chain' } else { 'Finding' }
            DetectionId   = $Result.DetectionId
            Title         = $Result.Title
            Severity      = "$($Result.Severity)"
            Confidence    = "$($Result.Confidence)"
            TargetKind    = if ($isChain) { 'Application' } else { "$($Result.TargetKind)" }
            TargetName    = if ($isChain) { $Result.AppName } else { $Result.TargetName }
            AppId         = $Result.AppId
            Summary       = if ($isChain) { $Result.Story } else { $Result.Summary }
            WhatToDo      = if ($isChain) { '' } else { $Result.WhatToDo }
            FirstSeen     = ConvertTo-Moment $(if ($isChain) { $Result.Start } else { $Result.FirstSeen })
            LastSeen      = ConvertTo-Moment $(if ($isChain) { $Result.End } else { $Result.LastSeen })
            Fingerprint   = $Result.Fingerprint
        }
    }
}

# The token of the managed identity for Azure Monitor. It stays in this script.
function Get-IngestionToken {
    $address = "$($env:IDENTITY_ENDPOINT)?resource=https%3A%2F%2Fmonitor.azure.com&api-version=2019-08-01"
    (Invoke-RestMethod -Uri $address -Headers @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER; Metadata = 'true' }).access_token
}

function Send-Batch {
    param([string] $Body, [string] $Token)
    $address = "$($IngestionEndpoint.AbsoluteUri.TrimEnd('/'))/dataCollectionRules/$RuleId/streams/$($StreamName)?api-version=2023-01-01"
    for ($attempt = 1; ; $attempt++) {
        try {
            Invoke-RestMethod -Method Post -Uri $address -Headers @{ Authorization = "Bearer $Token" } -ContentType 'application/json; charset=utf-8' -Body ([text.encoding]::UTF8.GetBytes($Body)) | Out-Null
            return
        } catch {
            $status = if ($_.Exception.PSObject.Properties['Response'] -and $_.Exception.Response) { [int] $_.Exception.Response.StatusCode } else { 0 }
            # Too many requests, or the service's own trouble: wait and come again. Anything else will not get better.
            if ($attempt -ge 5 -or ($status -ne 429 -and $status -lt 500 -and $status -ne 0)) { throw }
            Start-Sleep -Seconds ([math]::Pow(2, $attempt))
        }
    }
}

function Send-Row {
    param([object[]] $Row)
    $token = Get-IngestionToken
    $batch = New-Object System.Collections.Generic.List[string]
    $size = 2
    foreach ($one in $Row) {
        $json = $one | ConvertTo-Json -Compress
        $length = [text.encoding]::UTF8.GetByteCount($json) + 1
        if ($batch.Count -gt 0 -and $size + $length -gt $largestBatch) {
            Send-Batch -Body "[$($batch -join ',')]" -Token $token
            $batch.Clear()
            $size = 2
        }

        $batch.Add($json)
        $size += $length
    }

    if ($batch.Count -gt 0) { Send-Batch -Body "[$($batch -join ',')]" -Token $token }
}

if ($IngestionEndpoint -and -not $RuleId) { throw 'RuleId is needed with IngestionEndpoint: the immutable id of the data collection rule (dcr-...).' }
if (-not (Get-Module -Name OAuthHunter)) { Import-Module OAuthHunter -ErrorAction Stop }

$state = Read-State
$began = [datetimeoffset]::UtcNow
$since = if ($state.Until) { $state.Until.AddDays(-1) } else { $began.AddDays(-$Days) }

$tenant = Connect-OAuthHunter @Connect -PassThru
try {
    # One reading, one hunt. The rows are made at once, so that evidence need not be held longer than the hunt takes.
    $tenantId = $tenant.TenantId
    $rows = @(Invoke-OAuthHunt -Connection $tenant -Since $since -MinimumSeverity $MinimumSeverity | ConvertTo-Row -TenantId $tenantId)
} finally {
    Disconnect-OAuthHunter -Connection $tenant
}

$fresh = @($rows | Where-Object { -not $state.Known.ContainsKey($_.Fingerprint) })
foreach ($row in $fresh) { $row | ConvertTo-Json -Compress }
if ($IngestionEndpoint -and $fresh.Count -gt 0) { Send-Row -Row $fresh }

# Only after everything was delivered: a run that fails before this tells its findings again.
Write-State -Until $began -Known (@($state.Known.Keys) + @($fresh | ForEach-Object { $_.Fingerprint }))

$order = 'Info', 'Low', 'Medium', 'High', 'Critical'
$bad = @($fresh | Where-Object { $order.IndexOf($_.Severity) -ge $order.IndexOf($FailOn) })
if ($bad.Count -gt 0) {
    throw "OAuthHunter found $($bad.Count) new thing(s) of severity $FailOn or worse; the first: $($bad[0].DetectionId) $($bad[0].TargetName). The output of this job has them all."
}
