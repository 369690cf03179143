#!/bin/bash
# manners.sh SHARED LECTERN: resizing, places, signals, terminals, small sizes, pipes, and 165 hostile texts.
set -u
shared=$1 lectern=$(realpath "$2")
bench=$shared/bench/terminal
[ -e "$bench/tuibench.py" ] || { echo "manners: skipped, no harness at $shared"; exit 0; }
# Where nothing can be drawn lines are typed, so q needs Enter there; it does no harm elsewhere.
# From column 12, or the title in the first row, which is the article's first line, would be taken for its text.
python3 "$bench/tuibench.py" "${MEASURES:-resize,place,signals,terms,small,pipe}" --name lectern --cmd "$lectern {file}" \
    --columns 12-400 --quit 'q\r'
# A page holds less than the harness counts on, as lines end at 72 columns and paragraphs stand apart: three at a time.
python3 "$bench/hostile.py" --name lectern --cmd "$lectern {file}" --page '   ' --quiet
python3 "$bench/hostile.py" --name lectern --dump "$lectern --plain {file}" --quiet
