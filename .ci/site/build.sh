#!/bin/sh
# Writes the site: usage .ci/site/build.sh <documentation> <folder> [<path>], where <documentation> is what DocC made, and <path>
# is where a server will have the folder ("" for its root). Every page of Markdown keeps its place; README.md becomes index.html.
set -eu
documentation=$1
site=$2
path=${3:-}
cd "$(dirname "$0")/../.."
parts=.ci/site
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# html <Markdown> <place in the repository> [<HTML to put at the end>]
html() {
  page=$(echo "$2" | sed 's|README\.md$|index.html|; s|\.md$|.html|')
  root=$(echo "$2" | sed 's|[^/]*$||; s|[^/]*/|../|g')
  title=$(sed -n 's/^# //p' "$1" | head -n 1 | tr -d '`' | sed 's/[&|\\]/\\&/g')
  cmark-gfm --unsafe -e table -e strikethrough -e autolink "$1" | sed -f "$parts/links.sed" >"$work/body"
  echo "${3:-}" >>"$work/body"
  mkdir -p "$site/$(dirname "$page")"
  sed -e "s|@TITLE@|$title|; s|@ROOT@|$root|" -e "/@BODY@/{r $work/body" -e 'd}' "$parts/page.html" >"$site/$page"
}

# turn <lesson> <before its title> <after it>: a link to a neighbour, or nothing where there is none
turn() {
  [ -z "$1" ] || echo "<a href=\"$(basename "$1" .md).html\">$2$(sed -n 's/^# //p' "$1" | head -n 1 | tr -d '`')$3</a>"
}

rm -rf "$site"
mkdir -p "$site"
cp "$parts/style.css" "$site"
cp LICENSE "$site/LICENSE.txt"

{ cat "$parts/doors.md"; sed 1d README.md; } >"$work/index.md"
html "$work/index.md" README.md
for page in CONTRIBUTING.md CHANGELOG.md .github/SECURITY.md Sources/*/README.md notebooks-md/README.md reports/README.md \
  reports/*/README.md reports/*/tables/*.md; do
  [ ! -e "$page" ] || html "$page" "$page"
done

set -- notebooks-md/[0-9]*.md
before=
while [ $# -gt 0 ]; do
  html "$1" "$1" "<div class=\"turn\">$(turn "$before" '← ' '') $(turn "${2:-}" '' ' →')</div>"
  before=$1
  shift
done

cp -R notebooks-md/pictures "$site/notebooks-md"
for charts in reports/*/charts; do
  cp -R "$charts" "$site/$(dirname "$charts")"
done

# Articles name a report by its place in the repository; DocC leaves such links as they are.
cp -R "$documentation" "$site/docs"
find "$site/docs/data" -name '*.json' -exec \
  sed -i "s|\"url\":\"\(\.\.\\\\/\)*reports\\\\/\([^\"]*\)README\.md|\"url\":\"$path/reports/\2index.html|g" {} +

"$parts/check.py" "$site" "$path"
