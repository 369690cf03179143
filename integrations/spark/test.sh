#!/bin/bash
# Test the Spark package: test.sh VENV. Python packages go to VENV, made when it is missing; Java is left to whoever has it.
set -eu
venv=$(realpath -m "$1")
cd "$(dirname "$0")"
if ! [ -x "$venv/bin/pytest" ]; then
    python3 -m venv "$venv" || { echo "spark-test: skipped, python3-venv is missing: apt-get install python3-venv"; exit 0; }
    "$venv/bin/pip" install -q pytest ruff -r requirements.txt || { echo "spark-test: skipped, no Python packages to be had"; exit 0; }
fi
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
exec "$venv/bin/python" -m pytest -q -rs
