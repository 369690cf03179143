#!/bin/bash
# deb.sh LECTERN FOLDER: make a Debian package of the built program in FOLDER, and check it by lintian.
set -eu
umask 022
root=$(cd "$(dirname "$0")/.." && pwd)
lectern=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
version=$("$lectern" --version)
architecture=$(dpkg --print-architecture)
# Whoever builds a package answers for it; built without a name it is for the builder's own machines, which have no mail.
maintainer="${DEBFULLNAME:-The lectern authors} <${DEBEMAIL:-lectern@$(hostname).localdomain}>"
unmailed=bogus-mail-host,bogus-mail-host-in-debian-changelog
[ -z "${DEBEMAIL:-}" ] || unmailed=
# Ours alone, so that the package is the same each time.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package=$work/lectern
ZSH_COMPLETIONS=vendor-completions "$root/Tools/install.sh" "$lectern" "$package" /usr >/dev/null

documents=$package/usr/share/doc/lectern
mkdir -p "$documents"
install -m 644 "$root/README.md" "$root/SECURITY.md" "$root/CHANGELOG.md" "$root"/docs/*.md "$documents"
{
    echo "lectern ($version) unstable; urgency=medium"
    echo
    echo "  * What has changed is in CHANGELOG.md."
    echo
    echo " -- $maintainer  $(date -Rd "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$documents/changelog.gz"
{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: lectern"
    echo
    echo "Files: *"
    echo "Copyright: $(sed -n 's/^Copyright (c) //p' "$root/LICENSE")"
    echo "License: Expat"
    sed -n '/^Permission/,$ { s/^$/./; s/^/ /; p }' "$root/LICENSE"
} >"$documents/copyright"

# What the program is linked with is found out, but for the libc that reads packed addresses (DT_RELR); what it loads when it
# is needed is named.
mkdir -p "$work/debian"
echo "Source: lectern" >"$work/debian/control"
linked=$(cd "$work" && dpkg-shlibdeps -O --ignore-missing-info -e"$package/usr/bin/lectern" 2>/dev/null | sed -n 's/^shlibs:Depends=//; T; s/libc6 (>= [^)]*)/libc6 (>= 2.36)/p')
mkdir "$package/DEBIAN"
cat >"$package/DEBIAN/control" <<EOF
Package: lectern
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$package" | cut -f1)
Depends: $linked, libcurl4 | libcurl4t64, libxml2, libopenblas0-pthread | libopenblas0
Recommends: libdnnl3.6 | libdnnl3 | libdnnl2
Section: text
Priority: optional
Description: terminal reader that shows who says what
 lectern opens an article paragraph by paragraph and marks its speakers, the
 positions they are quoted with and the events they speak of. One jumps between
 speakers, filters by stance, and keeps articles in a library that answers what
 somebody has said about an issue, for or against, and when. Works offline.
EOF
(cd "$package" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
file=$folder/lectern_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$package" "$file" >/dev/null
echo "$file: $(du -k "$file" | cut -f1) KB"
dpkg-deb -f "$file" Depends
lintian --fail-on error,warning --allow-root ${unmailed:+--suppress-tags "$unmailed"} "$file"
