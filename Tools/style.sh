#!/bin/bash
# Measure the code's size and documentation, and fail on an import that a fence forbids.
set -eu
style=$1/score/style.py
[ -e "$style" ] || { echo "style: skipped, no scorer at $1"; exit 0; }
python3 "$style" . \
    --only CNcurses:LecternTerminal --only CTerminal:LecternTerminal --only ArgumentParser:lectern --only TOMLKit:lectern --only GRDB:LecternLibrary \
    --only Foundation:LecternFormats,lectern --only FoundationEssentials:LecternFormats,LecternEncoder,LecternLibrary,lectern \
    --only CPCRE2:LecternSearch --only CKernels:LecternEncoder --only CMarkup:LecternFormats --only CZlib:LecternFormats --only CFetch:LecternFetch --only LecternText:LecternScreen,LecternQuery,LecternSearch,LecternEncoder,LecternFormats,LecternAnalysis,LecternLibrary,LecternReader,lectern \
    --layers 'LecternText<LecternScreen,LecternQuery,LecternSearch,LecternEncoder<LecternFetch,LecternFormats,LecternAnalysis,LecternLibrary,LecternReader,LecternTerminal<lectern'
