#!/bin/bash
# Print the accuracy tables: attribution on PolNeAR's development set, stance, statements and events on the gold one,
# with the seed article apart from the rest.
set -eu
shared=$1 lectern=$2
drive=$shared/score/drive.py
[ -e "$drive" ] || { echo "score: skipped, no corpora at $shared"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
grep -F '"id": "000_3f3142c87a95ead7"' "$shared/gold/dev.jsonl" >"$folder/seed.jsonl"
grep -vF '"id": "000_3f3142c87a95ead7"' "$shared/gold/dev.jsonl" >"$folder/rest.jsonl"
echo "== attribution, PolNeAR dev"
python3 "$drive" attribution --cmd "$lectern"
for set in seed rest; do
    for what in stance statements events; do
        echo "== $what, gold dev: $set"
        python3 "$drive" "$what" --cmd "$lectern" --gold "$folder/$set.jsonl"
    done
done
echo "== contrast, dev"
python3 "$drive" contrast --cmd "$lectern"
