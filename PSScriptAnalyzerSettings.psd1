@{
    # What the gallery checks on publishing, and what keeps the scripts fit for Windows PowerShell 5.1.
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # Suites and tours talk to people.
        'PSAvoidUsingWriteHost'
        # Pester's blocks use variables that the rule does not see across their borders.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
    Rules        = @{
        PSUseCompatibleSyntax      = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
        PSPlaceOpenBrace           = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSUseConsistentIndentation = @{ Enable = $true; IndentationSize = 4; Kind = 'space' }
    }
}
