# Dot-sourced: $pester is the manifest of a Pester 5, or null. One that is installed is as good as the package of the restore.
$pester = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -eq 5 } | Sort-Object Version -Descending | Select-Object -First 1 -ExpandProperty Path
if (-not $pester) {
    $packages = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { Join-Path (Join-Path ([Environment]::GetFolderPath('UserProfile')) '.nuget') 'packages' }
    $pester = Get-ChildItem -Path (Join-Path $packages 'pester/5.*/tools/Pester.psd1') -ErrorAction SilentlyContinue | Sort-Object FullName -Descending | Select-Object -First 1 -ExpandProperty FullName
}
