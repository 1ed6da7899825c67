# shellcheck shell=bash
# Sourced by scripts/run, scripts/test and .ci/run: Debian packages by name, installed only where they are missing.

# What building Sitrep needs beside Swift 6: libcurl, SQLite and libcrypto, each with its headers.
# shellcheck disable=SC2034
BUILD_PACKAGES=(libcurl4-openssl-dev libsqlite3-dev libssl-dev)

# need_packages PKG...   installs what is missing and says so; returns 1 with a sentence where it cannot.
need_packages() {
    local package missing=() root=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "This is not Debian or Ubuntu (no apt-get). Install by hand: ${missing[*]}" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing and neither root nor sudo here. As root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Installing with ${root[*]:+${root[*]} }apt-get: ${missing[*]}" >&2
    local options=(-qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0)
    local environment=(env DEBIAN_FRONTEND=noninteractive)
    # The lists may be fresh enough: look for newer ones only when the first try does not find the packages.
    timeout 600 "${root[@]}" "${environment[@]}" apt-get install "${options[@]}" "${missing[@]}" >/dev/null 2>&1 && return 0
    timeout 300 "${root[@]}" apt-get update -qq -o DPkg::Lock::Timeout=120 >&2 || true
    timeout 900 "${root[@]}" "${environment[@]}" apt-get install "${options[@]}" "${missing[@]}" >&2 && return 0
    echo "apt-get could not install: ${missing[*]} (its words are above)" >&2
    return 1
}

# need_swift   stops with a sentence where there is no Swift 6.
need_swift() {
    if ! command -v swift >/dev/null; then
        echo "Swift 6 is missing: https://www.swift.org/install/linux/ (Debian 12), then try again." >&2
        return 1
    fi
    case "$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\).*/\1/p' | head -1)" in
        [6-9]) ;;
        *) echo "Swift 6 is needed; here is: $(swift --version 2>&1 | head -1)" >&2; return 1 ;;
    esac
}
