# shellcheck shell=bash
# Sourced by scripts/run, scripts/test and .ci/run: the two builds, with the same flags everywhere, so that neither is
# ever made twice (other flags would build all packages again).

DEBUG_FLAGS=(-Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error)

# build_debug   every module and every test; a warning or an import that Package.swift does not name is an error.
build_debug() {
    timeout 1200 swift build --build-tests "${DEBUG_FLAGS[@]}"
}

# build_release   what is shipped: optimised, with the Swift library inside; libcurl, SQLite and libcrypto are the system's.
build_release() {
    timeout 1500 swift build -c release --static-swift-stdlib --product sitrep
}
