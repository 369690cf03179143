#!/bin/bash
# man.sh LECTERN: check the pages of the manual as they are installed, references among them too.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(dirname "$0")/install.sh" "$1" "$folder" /usr >/dev/null
cd "$folder/usr/share/man"
gunzip ./*/*.gz
makewhatis "$PWD"
MANPATH=$PWD mandoc -T lint -W style ./*/lectern*
for page in */lectern*; do echo "$page: $(mandoc -T ascii "$page" | wc -l) lines, nothing to mend"; done
