#!/bin/bash
# Measure lectern and less side by side: speed, manners, hostile texts. Compare ratios, not milliseconds.
set -u
shared=$1 lectern=$(realpath "$2")
bench=$shared/bench/terminal
[ -e "$bench/tuibench.py" ] || { echo "bench: skipped, no harness at $shared"; exit 0; }
"$(dirname "$0")/setup.sh" less || exit 1
measures=${MEASURES:-paint,key,memory,idle,resize,place,signals,terms,small,pipe}
echo "== less"
python3 "$bench/tuibench.py" "$measures" --name less --cmd 'less {file}'
echo "== lectern"
python3 "$bench/tuibench.py" "$measures" --name lectern --cmd "$lectern {file}" --columns 12-400
echo "== hostile texts"
python3 "$bench/hostile.py" --name lectern --cmd "$lectern {file}" --quiet
python3 "$bench/hostile.py" --name lectern --dump "$lectern --plain {file}" --quiet
