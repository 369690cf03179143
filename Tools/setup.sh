#!/bin/bash
# Install the named Debian packages that are missing. As root or in CI without asking, else after a yes.
set -u
missing=()
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    if [ -z "${CI:-}" ]; then
        read -r -p "lectern needs ${missing[*]}. Install with sudo apt-get? [y/N] " answer || answer=n
        [[ $answer == [yY]* ]] || { echo "Install ${missing[*]}, then try again." >&2; exit 1; }
    fi
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && exit 0
# The package lists of a new machine are empty or old.
$sudo apt-get update -qq >/dev/null && $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
echo "Cannot install ${missing[*]}; install them by hand, then try again." >&2
exit 1
