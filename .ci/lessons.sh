#!/usr/bin/env bash
# Runs the Swift cells of each lesson as one program and compares what each prints with the
# `output` block that follows it.   usage: .ci/lessons.sh <release folder>
set -euo pipefail
release=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

for lesson in notebooks-md/[0-9]*.md; do
  name=$(basename "$lesson" .md)
  # A line of marks ends each cell's output. #sourceLocation makes errors point into the lesson.
  awk -v file="$lesson" '
    /^```swift$/ { code = 1; printf "#sourceLocation(file: \"%s\", line: %d)\n", file, NR + 1; next }
    code && /^```$/ { code = 0; print "print(\"\\u{1E}\")"; next }
    code { print }' "$lesson" >"$work/main.swift"
  awk '
    /^```swift$/ { code = 1; next }
    code && /^```$/ { code = 0; open = 1; next }
    /^```output$/ { text = 1; next }
    text && /^```$/ { text = 0; print "\036"; open = 0; next }
    text { print }
    /^```/ && open { next }' "$lesson" >"$work/expected"
  swiftc -O -swift-version 6 -I "$release/Modules" \
    -Xcc "-fmodule-map-file=$release/LanesIntrinsics.build/module.modulemap" \
    -Xcc "-fmodule-map-file=$release/LanesFaults.build/module.modulemap" \
    -I .build/checkouts/swift-numerics/Sources/_NumericsShims/include -I Sources/CZlib \
    "$work/main.swift" "$release"/Lanes.build/*.o "$release"/LanesKernel*.build/*.o \
    "$release"/LanesIntrinsics.build/*.o "$release"/LanesFaults.build/*.o "$release"/RealModule.build/*.o \
    "$release"/ComplexModule.build/*.o "$release"/_NumericsShims.build/*.o -o "$work/lesson"
  "$work/lesson" >"$work/actual"
  if diff -u --label "$lesson says" --label "$lesson prints" "$work/expected" "$work/actual"; then
    echo "$name: every output is as the lesson says"
  else
    failed=1
  fi
done
exit $failed
