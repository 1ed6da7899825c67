# shellcheck shell=bash
# Sourced by scripts/fuzz: builds our modules with libFuzzer's counters and the address sanitizer, module by module; the
# packages of others are taken from the debug build as they are.

# What holds parsers, in the order of who uses whom; what stands in one line is built side by side.
FUZZ_MODULES=(
    "Incidents HTTPClient"
    "Wording CommandRouter"
    "Store Schedules"
    "Delivery WebServer"
    "Settings ChatServices"
    "Pagers Rehearsal"
    "Fuzz"
)

fuzz_targets() {
    sed -n 's/.*Target(name: "\([^"]*\)".*/\1/p' fuzz/targets/Table.swift
}

# fuzz_length TARGET   the longest input that is made.
fuzz_length() {
    case $1 in
    router | times | web-heads | chat-text | templates) echo 256 ;;
    *) echo 2048 ;;
    esac
}

# fuzz_words TARGET   the dictionary: words that chance alone would hardly find.
fuzz_words() {
    local own=fuzz/words/$1
    [ -e "$own" ] || own=fuzz/words/json
    echo "$own"
}

# fuzz_seeds TARGET FOLDER   our own seeds, and what the project has of that kind anyway.
fuzz_seeds() {
    local target=$1 into=$2 file name
    rm -rf "$into"
    mkdir -p "$into"
    [ ! -d fuzz/seeds/"$target" ] || cp fuzz/seeds/"$target"/* "$into"/
    case $target in
    router)
        grep -ohE '![a-z]+[^`|]*' commands.md | sed 's/[[:space:]]*$//' | sort -u | head -400 |
            awk -v into="$into" '{ printf "%s", $0 > into "/command-" NR; close(into "/command-" NR) }' ;;
    stored-json)
        for file in Tests/StoreTests/Fixtures/*.json; do
            name=$(basename "$file")
            { echo "${name%%.*}"; cat "$file"; } >"$into/$name"
        done ;;
    templates)
        sed -n 's/^ *\(.*{[1-9]}.*\)\t.*/\1/p' Sources/Wording/SentenceCatalogue.swift |
            awk -v into="$into" 'NR <= 400 { printf "%s", $0 > into "/sentence-" NR; close(into "/sentence-" NR) }' ;;
    transcripts) cp Tests/Scenarios/*.scenario "$into"/ ;;
    settings) find deploy docs Tests scripts -name '*.yaml' -size -8k -exec cp -t "$into" {} + ;;
    zones) cp /usr/share/zoneinfo/{UTC,Europe/Berlin,Pacific/Apia,America/New_York} "$into"/ 2>/dev/null || true ;;
    esac
}

# What the debug build told the compiler about where the C modules of others are, a word a line. The daemon uses them all.
fuzz_paths() {
    grep -F '"-module-name","Daemon"' .build/debug.yaml | head -1 | grep -oE '"-Xcc","[^"]*"' | tr -d '"' | tr ',' '\n'
}

# fuzz_sources MODULE   its files, a line each.
fuzz_sources() {
    case $1 in
    Fuzz) ls fuzz/targets/*.swift ;;
    # The parser of transcripts alone: the rest of that module would bring the ledger.
    Rehearsal) echo Sources/Rehearsal/Scenario.swift ;;
    *) find Sources/"$1" -name '*.swift' | sort ;;
    esac
}

# build_fuzz   .build/fuzz/fuzz, made anew where a source of it has changed.
build_fuzz() {
    local out=.build/fuzz line module sources stamp changed="" began=() paths objects=() flags
    mkdir -p "$out"
    mapfile -t paths < <(fuzz_paths)
    flags=(-swift-version 6 -package-name sitrep -parse-as-library -enable-testing -sanitize=address,fuzzer -O -wmo
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -I "$out" "${paths[@]}"
        -I .build/debug/Modules)
    for line in "${FUZZ_MODULES[@]}"; do
        began=()
        for module in $line; do
            mapfile -t sources < <(fuzz_sources "$module")
            objects+=("$out/$module.o")
            stamp=$({ echo "${flags[*]}"; cat "${sources[@]}"; } | sha256sum | cut -c1-20)
            if [ -z "$changed" ] && [ "$(cat "$out/$module.stamp" 2>/dev/null)" = "$stamp" ]; then continue; fi
            echo "fuzz: $module"
            rm -f "$out/$module.stamp"
            { timeout 900 swiftc "${flags[@]}" -module-name "$module" -emit-module \
                -emit-module-path "$out/$module.swiftmodule" -c -o "$out/$module.o" "${sources[@]}" &&
                echo "$stamp" >"$out/$module.stamp"; } &
            began+=($!)
        done
        for module in "${began[@]}"; do wait "$module" || return 1; done
        [ ${#began[@]} -eq 0 ] || changed=+
    done
    [ -n "$changed" ] || [ ! -e "$out/fuzz" ] || return 0
    timeout 600 swiftc -sanitize=address,fuzzer -o "$out/fuzz" "${objects[@]}" -Xclang-linker "$(fuzz_packages)" \
        -lcurl -lsqlite3 -lcrypto -lstdc++ 2>&1 | { grep -v 'Cannot export local symbol' || true; }
    return "${PIPESTATUS[0]}"
}

# fuzz_packages   an archive for each package of others: GNU ar keeps one member of a name, and names repeat across them.
fuzz_packages() {
    local archives=.build/fuzz/packages folder name
    rm -rf "$archives"
    mkdir -p "$archives"
    for folder in .build/debug/*.build; do
        name=$(basename "$folder" .build)
        # Ours, tests and programs stay out.
        [ ! -d Sources/"$name" ] && [ ! -d Tests/"$name" ] || continue
        case $name in *-tool | *Tests | sitrep*) continue ;; esac
        find "$folder" -name '*.o' -print0 | xargs -0 -r ar rcs "$archives/$name.a"
    done
    # One word, so that the driver cannot move what the group holds; they use each other in circles.
    (IFS=,; set -- "$archives"/*.a; echo "-Wl,--start-group,$*,--end-group")
}
