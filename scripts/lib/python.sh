# shellcheck shell=bash
# Sourced by scripts/test, scripts/prove and scripts/threads: what the live tests need of Python, in a place of its own.
# It is installed before anything that uses it starts, once, and under a lock: tests that run side by side find it whole.

# pip_install PYTHON WHAT OPTIONS…   names what could not be had, with the end of what pip said.
pip_install() {
    local python=$1 what=$2 said
    shift 2
    said=$(timeout 600 "$python" -m pip install -q --disable-pip-version-check "$@" 2>&1) && return 0
    printf '%s\n' "$said" | tail -5 >&2
    echo "Could not install $what (its words are above). Is the package registry reached? Then try again." >&2
    return 1
}

# need_venv FOLDER WHAT STAMP OPTIONS…   a venv with what pip's options name, unless STAMP says that it is there.
# Whoever comes while another installs waits; what was left half done is begun anew.
need_venv() {
    local folder=$1 what=$2 stamp=$3
    shift 3
    mkdir -p "$(dirname "$folder")"
    (
        flock -w 900 9 || { echo "Another run has been installing $what for a quarter of an hour." >&2; exit 1; }
        [ "$(cat "$folder/.complete" 2>/dev/null)" != "$stamp" ] || exit 0
        echo "Installing $what into $folder" >&2
        /usr/bin/python3 -m venv --clear "$folder" || exit 1
        pip_install "$folder/bin/python" "$what" "$@" || exit 1
        echo "$stamp" >"$folder/.complete"
    ) 9>"$folder.lock"
}

# need_python CACHE   the packages of Tests/Live/requirements.txt.
need_python() {
    need_venv "$1/venv" "the live tests' Python packages" "$(sha256sum Tests/Live/requirements.txt | cut -c1-16)" \
        -r Tests/Live/requirements.txt
}

# need_synapse CACHE   the Matrix homeserver, 240 MB, in the version that Tests/Live/synapse.py starts.
need_synapse() {
    local version
    version=$(sed -n 's/^VERSION = "\(.*\)"/\1/p' Tests/Live/synapse.py)
    need_venv "$1/synapse-$version" "Synapse $version" "$version" --only-binary=:all: "matrix-synapse==$version"
}
