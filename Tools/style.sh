#!/bin/bash
# Measure the code's size and documentation, and fail on an import that a fence forbids.
set -eu
style=$1/score/style.py
[ -e "$style" ] || { echo "style: skipped, no scorer at $1"; exit 0; }
python3 "$style" . \
    --only CNcurses:LecternTerminal --only CTerminal:LecternTerminal --only ArgumentParser:lectern --only TOMLKit:lectern \
    --only Foundation:LecternFormats,lectern --only FoundationEssentials:LecternFormats,LecternEncoder,lectern \
    --only CPCRE2:LecternSearch --only CKernels:LecternEncoder --only CMarkup:LecternFormats --only CFetch:LecternFetch --only CZlib:LecternFormats --only LecternText:LecternScreen,LecternQuery,LecternSearch,LecternEncoder,LecternFormats,LecternAnalysis,LecternReader,lectern \
    --layers 'LecternText<LecternScreen,LecternQuery,LecternSearch,LecternEncoder<LecternFetch,LecternFormats,LecternAnalysis,LecternReader,LecternTerminal<lectern'
