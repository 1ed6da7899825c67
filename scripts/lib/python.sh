# shellcheck shell=bash
# Sourced by scripts/test and scripts/prove: the Python packages of the live tests, in a place of their own.

# need_python CACHE   installs them where they are not there as Tests/Live/requirements.txt wants them.
need_python() {
    local cache=$1 wanted
    wanted=$(sha256sum Tests/Live/requirements.txt | cut -c1-16)
    [ "$(cat "$cache/venv/.requirements" 2>/dev/null)" != "$wanted" ] || return 0
    echo "Installing the live tests' Python packages into $cache/venv" >&2
    mkdir -p "$cache"
    /usr/bin/python3 -m venv --clear "$cache/venv" || return 1
    timeout 600 "$cache/venv/bin/pip" install -q --disable-pip-version-check -r Tests/Live/requirements.txt || return 1
    echo "$wanted" >"$cache/venv/.requirements"
}
