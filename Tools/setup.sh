#!/bin/bash
# Install the named Debian packages that are missing. As root or in CI without asking, else after a yes.
# Of a|b|c, names of one library in one Debian after another, any will do; it makes lectern faster, and can be done without.
set -u
installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }
missing=() wished=()
for package in "$@"; do
    case $package in
    *\|*) for name in ${package//|/ }; do installed "$name" && continue 2; done; wished+=("$package") ;;
    *) installed "$package" || missing+=("$package") ;;
    esac
done
sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    # Nobody is asked for what can be done without.
    [ ${#missing[@]} -eq 0 ] && exit 0
    if [ -z "${CI:-}" ]; then
        read -r -p "lectern needs ${missing[*]}. Install with sudo apt-get? [y/N] " answer || answer=n
        [[ $answer == [yY]* ]] || { echo "Install ${missing[*]}, then try again." >&2; exit 1; }
    fi
fi
export DEBIAN_FRONTEND=noninteractive
install() { $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
# The package lists of a new machine are empty or old.
[ ${#missing[@]} -eq 0 ] || install "${missing[@]}" 2>/dev/null ||
    { $sudo apt-get update -qq >/dev/null && install "${missing[@]}"; } || {
    echo "Cannot install ${missing[*]}; install them by hand, then try again." >&2
    exit 1
}
for package in "${wished[@]}"; do
    for name in ${package//|/ }; do
        apt-cache show "$name" >/dev/null 2>&1 && install "$name" && break
    done
done
exit 0
