#!/bin/bash
# reference.sh: make web pages of the modules' documentation, in .build/reference.
# Their landing pages are docs/reference/MODULE.docc. A page that names a symbol that there is not fails, and so does a
# public symbol that stands in no group of its module's page. 0 done, 1 something to mend, 2 no docc or no build.
set -u
cd "$(dirname "$0")/.." || exit 2
out=.build/reference
# A module stands behind those that it imports, so that its pages lead to theirs.
modules="LecternText LecternScreen LecternQuery LecternSearch LecternEncoder LecternFetch LecternFormats LecternAnalysis
    LecternLibrary LecternReader LecternTerminal"

# Both programs lie in the toolchain's folder, which the compiler tells: what PATH calls swift may only lead to it.
about=$(swift -print-target-info 2>/dev/null)
tools=$(sed -n 's/^ *"runtimeResourcePath": "\([^"]*\)\/lib\/swift".*/\1\/bin/p' <<<"$about" | head -1)
target=$(sed -n 's/^ *"triple": "\([^"]*\)".*/\1/p' <<<"$about" | head -1)
docc=$tools/docc
extract=$tools/swift-symbolgraph-extract
if [ ! -x "$docc" ] || [ ! -x "$extract" ]; then
    echo "reference: the Swift toolchain has no docc; install one from swift.org, then try again" >&2
    exit 2
fi
for folder in Sources/Lectern*; do
    [[ " $(echo $modules) " == *" ${folder##*/} "* ]] || { echo "reference: $folder is not in Tools/reference.sh" >&2; exit 1; }
done

swift build --explicit-target-dependency-import-check error || exit 2
built=$(swift build --show-bin-path) || exit 2
# A module that is loaded asks for the C that it imports; what SwiftPM made maps for, and the system's.
maps=()
for map in Sources/C*/module.modulemap "$built"/C*.build/module.modulemap .build/checkouts/*/Sources/GRDBSQLite/module.modulemap; do
    maps+=(-Xcc "-fmodule-map-file=$map")
done

rm -rf "$out"
mkdir -p "$out/graphs"
status=0
archives=()
known=()
for module in $modules; do
    graphs=$out/graphs/$module
    archive=$out/$module.doccarchive
    mkdir "$graphs"
    "$extract" -module-name "$module" -target "$target" -I "$built/Modules" "${maps[@]}" -minimum-access-level public \
        -skip-synthesized-members -output-dir "$graphs" || exit 2
    # Doc comments tell of the parameters that names and types do not tell of, so that not each of them has to be there.
    # To pages with nothing wrong docc answers an empty line. Else it ends here, as the next pages lead to these.
    said=$("$docc" convert "docs/reference/$module.docc" --additional-symbol-graph-dir "$graphs" --output-path "$archive" \
        --fallback-display-name "$module" --fallback-bundle-identifier "lectern.$module" \
        --fallback-default-module-kind Module --enable-experimental-external-link-support "${known[@]}" \
        --warnings-as-errors --disable-parameters-and-returns-validation 2>&1) || { echo "$said" >&2; exit 1; }
    # What no group names gets groups of docc's own, by what kind of symbol it is.
    if grep -q '"generated":true' "$archive/data/documentation/${module,,}.json"; then
        echo "reference: docs/reference/$module.docc/$module.md leaves public symbols out of its topics" >&2
        status=1
    fi
    archives+=("$archive")
    known+=(--dependency "$archive")
done
[ $status -eq 0 ] || exit 1
"$docc" merge "${archives[@]}" --output-path "$out/site" --synthesized-landing-page-name lectern \
    --synthesized-landing-page-kind Modules || exit 2
echo "reference: ${#archives[@]} modules. The pages want a server: python3 -m http.server -d $out/site"
echo "reference: then open http://localhost:8000/documentation"
