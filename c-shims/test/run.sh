#!/bin/sh
# Runs test programs and sums up what they print, one line "ok NAME" or "FAIL NAME" a test.
# usage: run.sh OUTPUT_FILE 'COMMAND ...' ...
# A program that fails without saying which test did (it crashed, or hung and was stopped), or that runs
# no test at all, counts as one failure.
output=$1
shift
passed=0
failed=0
for command in "$@"; do
    echo "== $command"
    $command >"$output" 2>&1
    status=$?
    cat "$output"
    ok=$(grep -c '^ok ' "$output")
    bad=$(grep -c '^FAIL ' "$output")
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then
        echo "FAIL $command: exit status $status after $ok tests"
        bad=1
    fi
    passed=$((passed + ok))
    failed=$((failed + bad))
done
echo "c-shims: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
