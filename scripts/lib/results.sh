# shellcheck shell=bash
# Sourced by scripts/test and .ci/run: the closing lines of Swift Testing and pytest as two numbers.

# swift_results FILE   prints `passed failed`; a run without a closing line (a crash) is one failure.
swift_results() {
    awk '{ gsub(/\033\[[0-9;]*m/, "") }
        match($0, /Test run with [0-9]+ tests?/) {
            split(substr($0, RSTART, RLENGTH), word, " "); total = word[4]; closed = 1
        }
        /Test .* failed after / && !/Test run with/ { failed++ }
        END { if (!closed) print 0, 1; else print total - failed, failed + 0 }' "$1"
}

# pytest_results FILE   prints `passed failed`; errors and a missing closing line are failures.
pytest_results() {
    awk '{ gsub(/\033\[[0-9;]*m/, "") }
        /^=+ .*(passed|failed|error|skipped|no tests ran).* in [0-9.]+s/ {
            closed = 1; passed = failed = 0
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^passed/) passed = $(i - 1)
                if ($i ~ /^(failed|errors?)/) failed += $(i - 1)
            }
        }
        END { if (!closed) print 0, 1; else print passed + 0, failed + 0 }' "$1"
}

# note_results NAME COUNTFILE STATUS   adds `NAME passed failed` to $SITREP_RESULTS; a run that failed has a failure.
note_results() {
    local passed failed
    read -r passed failed <"$2"
    [ "$3" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    [ -z "${SITREP_RESULTS:-}" ] || echo "$1 $passed $failed" >>"$SITREP_RESULTS"
}
