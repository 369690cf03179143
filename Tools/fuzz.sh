#!/bin/bash
# Feed each parser with what libFuzzer thinks of, under the address sanitiser: fuzz.sh [SECONDS [TARGET...]]
# A parser is done when its time is over; whatever crashes, hangs for 10 s or takes 2 GB is kept in .build/fuzz/TARGET.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
seconds=${1:-1200}
shift
targets=("$@")
[ ${#targets[@]} -eq 0 ] && targets=($(ls "$root/Fuzz/Seeds"))
swift build --package-path "$root/Fuzz" --scratch-path "$root/.build/fuzz/build" -c release --product Fuzz \
    --sanitize address -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link -Xswiftc -use-ld=lld || exit 2
program=$root/.build/fuzz/build/release/Fuzz
export SWIFT_BACKTRACE=enable=no
# OpenBLAS and libxml2 keep what they have taken to the end; leaks are looked for where Swift has none.
export ASAN_OPTIONS=detect_leaks=0
status=0
for target in "${targets[@]}"; do
    found=$root/.build/fuzz/$target
    mkdir -p "$found/corpus"
    "$program" "$target" "$found/corpus" "$root/Fuzz/Seeds/$target" -artifact_prefix="$found/" -max_total_time="$seconds" \
        -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 >"$found/log" 2>&1
    result=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found/log" | tail -1)
    coverage=$(grep -ao 'cov: [0-9]*' "$found/log" | tail -1)
    last=$(grep -ao '^#[0-9]*[[:space:]]*NEW' "$found/log" | tail -1 | tr -dc 0-9)
    echo "$target: $([ $result -eq 0 ] && echo clean || echo "FAILED, see $found/log"); ${runs:-?} runs, ${coverage:-cov: ?}, last new at run ${last:-0}"
    [ $result -eq 0 ] || status=1
done
exit $status
