#!/bin/bash
# install.sh LECTERN DESTDIR PREFIX: install the program, its model, manual and completions; --remove DESTDIR PREFIX takes
# away what that has installed, and no folder of others.
set -eu
umask 022
root=$(cd "$(dirname "$0")/.." && pwd)
pages="lectern.1 lectern-query.7 lectern-config.5"

# Where things go, for a prefix; zsh of Debian looks for completions of packages elsewhere than for those of its user.
places() {
    prefix=$1
    bin=$prefix/bin/lectern
    data=$prefix/share/lectern
    man=$prefix/share/man
    bash=$prefix/share/bash-completion/completions/lectern
    zsh=$prefix/share/zsh/${ZSH_COMPLETIONS:-site-functions}/_lectern
    fish=$prefix/share/fish/vendor_completions.d/lectern.fish
}

if [ "$1" = --remove ]; then
    places "$2$3"
    rm -f "$bin" "$data"/{model,stance}.safetensors "$bash" "$zsh" "$fish"
    for page in $pages; do rm -f "$man/man${page##*.}/$page.gz"; done
    rmdir "$data" 2>/dev/null || true
    exit 0
fi

lectern=$(realpath "$1")
places "$2$3"
install -D -m 755 -s "$lectern" "$bin"
install -D -m 644 -t "$data" "$root"/share/lectern/{model,stance}.safetensors
for page in $pages; do
    mkdir -p "$man/man${page##*.}"
    "$lectern" manual "$page" | gzip -9n >"$man/man${page##*.}/$page.gz"
done
for shell in bash zsh fish; do
    mkdir -p "$(dirname "${!shell}")"
    "$lectern" completions $shell >"${!shell}"
done
echo "installed in $2$3: $(du -ck "$bin" "$data" | tail -1 | cut -f1) KB"
