#!/usr/bin/env bash
# Core's tests as .NET Framework code (tests/OAuthHunter.Core.Tests.Desktop) under Mono.
#   core-tests-mono.sh install   brings Mono from Debian's packages, where it lacks and may be installed
#   core-tests-mono.sh run       builds and runs the tests; the last line is "mono-result <passed> <failed>", or says that it skipped them
set -u
cd "$(dirname "$0")/.."
private=$PWD/out/mono
facades=usr/lib/mono/4.5/Facades

# Whether the Mono that is here has its facades; one from elsewhere than Debian's packages always has.
complete() {
    local mono
    mono=$(command -v mono) && { [ "$mono" != /usr/bin/mono ] || [ -d "/$facades" ] || [ -d "$private/$facades" ]; }
}

install() {
    if complete; then return; fi
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then return; fi
    export DEBIAN_FRONTEND=noninteractive
    # The runtime, and System.Xml.Linq for xunit's console. The facades that both need lie in mono-devel, which asks for 150
    # packages more and takes minutes to install; its file is unpacked into a folder of ours instead.
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 mono-runtime libmono-system-xml-linq4.0-cil; } || return
    if [ -d "/$facades" ]; then return; fi
    rm -rf "$private" && mkdir -p "$private/package" || return
    # As root apt would fetch as a user who may not write here.
    (cd "$private/package" && apt-get download -qq -o APT::Sandbox::User=root mono-devel && dpkg-deb --fsys-tarfile ./*.deb | tar -x -C "$private" "./$facades")
    rm -rf "$private/package"
}

run() {
    if ! complete; then echo 'Skipped the tests of Core as net472: there is no Mono here, and it cannot be installed.'; return; fi
    local folder=tests/OAuthHunter.Core.Tests.Desktop/bin/Debug/net472 result
    # dotnet test builds no project that it does not run.
    dotnet build tests/OAuthHunter.Core.Tests.Desktop --nologo --verbosity quiet >/dev/null || { echo 'mono-result 0 1'; return; }
    if [ -d "$private/$facades" ]; then export MONO_PATH=$private/$facades; fi
    result=$(timeout 600 mono "$folder/xunit.console.exe" "$folder/OAuthHunter.Core.Tests.dll" -noappdomain -nologo 2>&1)
    printf '%s\n' "$result"
    # "   OAuthHunter.Core.Tests  Total: 1795, Errors: 0, Failed: 0, Skipped: 0, Time: 16.369s"; no such line is a failure.
    printf '%s\n' "$result" | awk -F'[:,]' '/ Total: [0-9]+, Errors: / { bad = $4 + $6; good = $2 - $6 - $8; seen = 1 } END { if (!seen) bad = 1; print "mono-result", good + 0, bad + 0 }'
}

case ${1:-} in
    install | run) "$1" ;;
    *) echo "usage: $0 install | run" >&2; exit 2 ;;
esac
