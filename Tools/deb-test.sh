#!/bin/bash
# deb-test.sh PACKAGE SEED: in a new Debian that holds nothing else, install the package, read the seed, and remove it.
# As root; the Debian comes from where this machine's own packages come from.
set -eu
package=$(realpath "$1") seed=$(realpath "$2")
. /etc/os-release
site=$(apt-get indextargets --format '$(SITE)' | head -1)
chroot=$(mktemp -d)
trap 'umount -q "$chroot/proc" || true; rm -rf "$chroot"' EXIT
debootstrap --variant=minbase "$VERSION_CODENAME" "$chroot" "$site" >"$chroot.log" 2>&1 || { tail -5 "$chroot.log"; exit 1; }
rm -f "$chroot.log"
cp /etc/resolv.conf "$chroot/etc/"
cp "$package" "$chroot/lectern.deb"
cp "$seed" "$chroot/seed.txt"
mount -t proc proc "$chroot/proc"

inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$chroot" "$@"; }
inside sh -c 'find / -xdev -path /proc -prune -o -path /var -prune -o -path /root -prune -o -print | sort >/var/before'
inside apt-get install -qq --no-install-recommends /lectern.deb >/dev/null 2>&1
echo "installed: $(inside dpkg-query -W -f '${Version}, ${Installed-Size} KB' lectern)"
inside lectern --plain seed.txt | head -1
inside lectern annotate --format text seed.txt | head -3
inside lectern doctor
inside apt-get purge -qq lectern >/dev/null 2>&1
inside apt-get autoremove -qq --purge >/dev/null 2>&1
left=$(inside sh -c 'find / -xdev -path /proc -prune -o -path /var -prune -o -path /root -prune -o -print | sort | comm -13 /var/before - | grep -i lectern | grep -v "^/lectern.deb"' || true)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "removed: nothing of it is left"
