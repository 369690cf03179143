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
# Where nothing can be drawn lines are typed, so q needs Enter there; it does no harm elsewhere.
# From column 12, or the title in the first row, which is the article's first line, would be taken for its text.
python3 "$bench/tuibench.py" "$measures" --name lectern --cmd "$lectern {file}" --columns 12-400 --quit 'q\r'
echo "== hostile texts"
# A page holds less than the harness counts on, as lines end at 72 columns and paragraphs stand apart: three at a time.
python3 "$bench/hostile.py" --name lectern --cmd "$lectern {file}" --page '   ' --quiet
python3 "$bench/hostile.py" --name lectern --dump "$lectern --plain {file}" --quiet
