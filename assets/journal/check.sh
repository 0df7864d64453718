#!/bin/sh
# Checks this folder with nothing but a POSIX shell and sha256sum (or shasum). Status: 0 right, 1 wrong, 2 cannot check.
#
#     sh check.sh [NUMBER:HASH]
#
# NUMBER:HASH is a head of the journal that somebody noted elsewhere, between the first entry here and the last.
#
# 1. Every file has the SHA-256 that SHA256SUMS says, and there is no other file.
# 2. chain.txt is a chain. A line is "number digest hash", and
#        hash = SHA-256 of "number before digest"
#    in ASCII, one blank between, no line break, where "before" is the hash one line above. The first line is
#    "start number hash": the entry before the first one here.
# 3. Every entry in entries/ is the one that the chain has at its number:
#        digest = SHA-256 of entries/number.json
#    Entries of the first format (digest "-") are entries/number.bin, which hold their hash's whole input, the hash
#    before at its end: hash = SHA-256 of entries/number.bin.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 2

if command -v sha256sum >/dev/null 2>&1; then
    check() { sha256sum -c "$1"; }
    sum() { sha256sum "$1"; }
elif command -v shasum >/dev/null 2>&1; then
    check() { shasum -a 256 -c "$1"; }
    sum() { shasum -a 256 "$1"; }
else
    echo @check-no-tool@
    exit 2
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
mkdir "$work/links" || exit 2

bad=0
wrong() {
    printf '%s %s\n' @check-wrong@ "$*"
    bad=1
}
# Compares the sums in a list; names what differs.
compare() {
    if ! check "$1" >"$work/told" 2>&1; then
        grep -v ': OK$' "$work/told"
        wrong "$2"
        return 1
    fi
}

# 1. Files.
compare SHA256SUMS SHA256SUMS
sed 's/^[0-9a-f]*  //' SHA256SUMS | sort >"$work/listed"
find . -type f ! -path ./SHA256SUMS | sed 's|^\./||' | sort >"$work/found"
if ! cmp -s "$work/listed" "$work/found"; then
    diff "$work/listed" "$work/found" | grep '^[<>]'
    wrong @check-other-files@
fi

# 2. and 3. Chain and entries. Sums are compared in batches: a process for each would take hours.
links=0
opaque=0
entries=0
noted=0
batch=0
prev=
flush() {
    exec 3>&-
    (cd "$work/links" && compare "$work/sums" "chain.txt") || bad=1
    [ ! -s "$work/own" ] || compare "$work/own" "entries"
    rm -rf "$work/links"
    mkdir "$work/links"
    : >"$work/own"
    batch=0
    exec 3>"$work/sums"
    # Some thousand links a second: whoever watches sees how far it is.
    [ ! -t 2 ] || printf '\r%s ' "$number" >&2
}
: >"$work/own"
exec 3>"$work/sums"
{
    read -r word number prev
    [ "$word" = start ] || wrong chain.txt
    case $number in '' | *[!0-9]*) wrong chain.txt; number=0 ;; esac
    while read -r next digest hash; do
        number=$((number + 1))
        [ "$next" = "$number" ] || wrong "chain.txt: $next"
        if [ "$digest" != - ]; then
            printf '%s %s %s' "$number" "$prev" "$digest" >"$work/links/$number"
            printf '%s  %s\n' "$hash" "$number" >&3
            batch=$((batch + 1))
            if [ -f "entries/$number.json" ]; then
                printf '%s  %s\n' "$digest" "entries/$number.json" >>"$work/own"
                entries=$((entries + 1))
            fi
        elif [ -f "entries/$number.bin" ]; then
            printf '%s  %s\n' "$hash" "entries/$number.bin" >>"$work/own"
            [ "$(tail -c 64 "entries/$number.bin")" = "$prev" ] || wrong "entries/$number.bin"
            entries=$((entries + 1))
            batch=$((batch + 1))
        else
            opaque=$((opaque + 1))
        fi
        links=$((links + 1))
        prev=$hash
        case ${1-} in
        "$number:$hash") noted=1 ;;
        "$number":*) wrong "$1" ;;
        esac
        [ "$batch" -lt 2000 ] || flush
    done
} <chain.txt
[ "$batch" -eq 0 ] || flush
exec 3>&-
[ ! -t 2 ] || printf '\r' >&2
[ -z "${1-}" ] || [ "$noted" -eq 1 ] || wrong @check-not-noted@ "$1"
[ "$entries" -eq "$(find entries -type f | wc -l)" ] || wrong @check-stray@

printf '%s %s\n' @check-count-entries@ "$entries"
printf '%s %s\n' @check-count-links@ "$links"
[ "$opaque" -eq 0 ] || printf '%s %s\n' @check-count-opaque@ "$opaque"
printf '%s %s:%s\n' @check-head@ "$number" "$prev"
printf '%s %s\n' @check-sums@ "$(sum SHA256SUMS | cut -d ' ' -f 1)"
if [ "$bad" -eq 0 ]; then
    echo @check-right@
else
    echo @check-failed@
fi
exit "$bad"
