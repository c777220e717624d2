#!/usr/bin/env bash
# What a person sees when the machine fails them: full disks, folders that can't be written, interruptions, damaged files,
# missing programs, lesser machines. Each check looks at the exit status, at the words, and that what was there before is
# unchanged; it prints the line that a person would read.
# usage: .ci/faults.sh <lanes> [<tests>]     the program, and the tests of the same build, of which some run without AVX
set -uo pipefail
lanes=$(realpath "$1")
tests=${2:+$(realpath "$2")}
root=$(realpath "$(dirname "$0")/..")

# File systems of our own need a namespace of our own; it ends with this script and takes them with it.
if [ -z "${LANES_FAULTS_INSIDE:-}" ]; then
  export LANES_FAULTS_INSIDE=plain
  for how in --mount "--mount --map-root-user"; do
    if unshare $how true 2>/dev/null; then LANES_FAULTS_INSIDE=namespace exec unshare $how "$0" "$@"; fi
  done
fi

scratch=$(mktemp -d)
trap 'cd / && { umount "$scratch"/* 2>/dev/null; rm -rf "$scratch"; }' EXIT
cd "$scratch" || exit 1
checks=0
failures=0

# check <what> <status> <regular expression> <command…>: of all that the command says, in one line.
check() {
  local what=$1 wanted=$2 words=$3 status said
  shift 3
  said=$("$@" 2>&1 </dev/null)
  status=$?
  said=$(tr '\n' ' ' <<<"$said")
  verdict "$what" "$([ "$status" = "$wanted" ] && [[ $said =~ $words ]] && echo good)" \
    "status $status, expected $wanted and “$words”: …$(tail -c 600 <<<"$said")" "$status: $(grep -oE ".{0,60}$words.{0,100}" <<<"$said" | head -1)"
}

# verdict <what> <non-empty when good> <complaint> [<line to show>]
verdict() {
  checks=$((checks + 1))
  if [ -n "$2" ]; then
    echo "  $1${4:+ → $4}"
  else
    failures=$((failures + 1))
    echo "✗ $1: $3"
  fi
}

# tree <folder>: what is in it, for comparing.
tree() { (cd "$1" && find . -type f -not -path './.run/*' -exec sha256sum {} + | sort -k2); }

unchanged() { verdict "$1: what was there is unchanged" "$([ "$(tree "$2")" = "$3" ] && echo good)" "$(diff <(echo "$3") <(tree "$2"))"; }

skip() { echo "- not checked here: $1"; }

measuring=("$lanes" report --quick --launches 1 --filter calibration/add/ --machine m --output)
measure() { "${measuring[@]}" "$@"; }

echo "A report to lose"
check "a first report" 0 "The report is at" measure reports
results=$scratch/reports/m/results.json
before=$(tree reports)

echo "Interrupted at any moment"
interrupt() { # <signal> <seconds> <expected status>
  local status
  "${measuring[@]}" reports >said 2>&1 </dev/null &
  sleep "$2"
  kill -s "$1" $! 2>/dev/null
  wait $! 2>/dev/null
  status=$?
  if [ $status = 0 ]; then
    skip "SIG$1 after $2 s: the report was written by then"
    before=$(tree reports)
    return
  fi
  verdict "SIG$1 after $2 s ends it" "$([ $status = "$3" ] && echo good)" "status $status: $(cat said)" "$status: $(tail -1 said)"
  unchanged "SIG$1 after $2 s" reports "$before"
  if [ -e reports/.run/settings.json ]; then
    check "and it goes on" 0 "The report is at" "$lanes" report --resume --output reports
    before=$(tree reports)
  else
    check "and nothing was begun" 1 "no run in .* was interrupted" "$lanes" report --resume --output reports
  fi
  verdict "and nothing is left over" "$([ "$(ls -A reports | grep -v '^\.run$' | tr '\n' ' ')" = "README.md m " ] && echo good)" "$(ls -A reports)"
}
for moment in 0.02 0.1 0.5; do interrupt INT $moment 130; done
for moment in 0.05 0.3 0.8; do interrupt KILL $moment 137; done
interrupt TERM 0.2 143
interrupt HUP 0.4 129
"${measuring[@]}" reports >said 2>&1 </dev/null &
first=$!
while [ ! -e reports/.run/settings.json ] && kill -0 $first 2>/dev/null; do sleep 0.01; done
kill -STOP $first
check "a second run at once" 1 "another .lanes report., process $first, is writing into .*/reports: wait" measure reports
check "a page rendered at once" 1 "process $first, is writing into" "$lanes" report --from "$results" --machine m --output reports
kill -KILL $first
wait $first 2>/dev/null
check "and it goes on when the first is dead" 0 "The report is at" "$lanes" report --resume --output reports
before=$(tree reports)
mkdir reports/.run && printf '{"quick": tr' >reports/.run/settings.json
check "a damaged run" 1 "settings.json is damaged; start a new one" "$lanes" report --resume --output reports
unchanged "a damaged run" reports "$before"
rm -r reports/.run

echo "Nobody reads, or nobody can"
for command in info "bench --list" "claims --from $results" "compare $results $results"; do
  check "${command%% *} to a full disk" 74 "could not be written: No space left" sh -c "'$lanes' $command >/dev/full"
done
check "messages to a full disk" 1 "^ *$" sh -c "'$lanes' report --from nowhere.json 2>/dev/full"
check "messages to nobody" 1 "^ *$" sh -c "'$lanes' report --from nowhere.json 2>&-"
check "a report that nobody watches" 0 "^ *$" sh -c "'$lanes' report --from '$results' --machine m --output reports >/dev/null 2>&-"
check "a reader that leaves" 0 "" sh -c "'$lanes' bench --list | head -1 >/dev/null"

echo "Files that are damaged, empty, huge or foreign"
head -c 3000 "$results" >cut.json
: >empty.json
truncate -s 100G huge.json
head -c 3000 /dev/urandom >noise.json
printf '\xff\xfe' | cat - "$results" >bytes.json
sed 's/"machine_name": "[^"]*"/"machine_name": "other"/; s/"processor": "[^"]*"/"processor": "Another"/; s/"host_name": "[^"]*"/"host_name": "elsewhere"/' "$results" >other.json
sed "s/\"machine_name\": \"[^\"]*\"/\"machine_name\": \"..\/..\/escaped-$$\"/" "$results" >outside.json
refused() { # <file> <words>
  check "report --from $1" 1 "$2" "$lanes" report --from "$1" --output reports
  check "claims --from $1" 1 "$2" "$lanes" claims --from "$1"
  check "compare with $1" 2 "$2" "$lanes" compare "$results" "$1"
}
refused cut.json "cut.json is not JSON: line [0-9]+: .*measure anew"
refused empty.json "empty.json is not JSON: line 1: .*measure anew"
refused noise.json "noise.json is not JSON: line [0-9]+"
refused bytes.json "bytes.json is not JSON: line 1"
refused huge.json "huge.json: it has 107374182400 bytes"
refused gone.json "gone.json: No such file or directory. Check the path"
refused /tmp "/tmp: it is a folder"
unchanged "refused files" reports "$before"
check "a report of another machine" 0 "reports/other/README.md" "$lanes" report --from other.json --output reports
check "its claims name it" 0 "Verdicts of other" "$lanes" claims --from other.json
check "compare with it" 2 "not runs of one machine and build: .*--across-machines" "$lanes" compare "$results" other.json
check "compare across machines" 0 "" "$lanes" compare --across-machines "$results" other.json
check "a name that leads out of the folder" 0 "reports/[^/]*/README.md" "$lanes" report --from outside.json --output reports
verdict "stays in it" "$([ -z "$(ls -d escaped-* ../escaped-$$ 2>/dev/null)" ] && echo good)" "$(ls)"
rm -r reports/other reports/escaped-*
"$lanes" report --from "$results" --machine m --output reports >/dev/null
unchanged "reports of others" reports "$before"

echo "Lessons and exercises"
lesson() { printf '%b' "$2" >"$1.md" && check "a lesson: $1" "$3" "$4" "$lanes" notebook update "$1.md" "${@:5}"; }
lesson empty '' 0 "empty.md: nothing to change"
lesson text 'Only words.\n' 0 "text.md: nothing to change"
lesson bytes '\xff\xfe\x00' 1 "bytes.md is not UTF-8 text"
lesson open '```swift\nprint(1)\n' 0 "open.md: updated"
lesson crash '```swift\nfatalError("so be it")\n```\n\n```output\nkept\n```\n' 1 "so be it.*left as it was"
verdict "a lesson that stops keeps its output" "$(grep kept crash.md)" "$(cat crash.md)"
lesson measured '<!-- measured case calibration/ -->\n<!-- end -->\n' 0 "measured.md: updated" --results other.json
verdict "a table tells its machine" "$(grep "Measured on Another" measured.md)" "$(cat measured.md)"
lesson unmeasured '<!-- measured claim view-constant -->\nkept\n<!-- end -->\n' 0 "unmeasured.md:1: keeps its table" --results "$results"
lesson unknown '<!-- measured claim nobody-says-this -->\nkept\n<!-- end -->\n' 1 "unknown.md:1: .*neither a claim nor" --results "$results"
verdict "a table without measurements is left" "$(grep kept unmeasured.md)" "$(cat unmeasured.md)"
lesson damaged '<!-- measured claim view-constant -->\nkept\n<!-- end -->\n' 1 "cut.json is not JSON" --results cut.json
verdict "a table of damaged results is left" "$(grep kept damaged.md)" "$(cat damaged.md)"
truncate -s 100G vast.md
check "a lesson of 100 GB" 1 "vast.md can't be read" "$lanes" notebook check vast.md
check "a lesson that is not there" 1 "gone.md can't be read: is it there" "$lanes" notebook check gone.md
learn() { "$lanes" learn list --exercises "${book:-$root/notebooks-md/exercises}" --folder learning; }
check "exercises" 0 "0 of" learn
printf '["in-ord' >learning/progress.json
check "damaged progress" 64 "progress.json: it does not list" learn
verdict "damaged progress is left" "$(grep '"in-ord$' learning/progress.json)" "$(cat learning/progress.json)"
rm learning/progress.json
mkdir book && printf '[{"name": "a"' >book/exercises.json
book=book check "damaged exercises" 64 "book/exercises.json: " learn
: >book/exercises.json
book=book check "empty exercises" 64 "book/exercises.json: " learn
book=gone check "no exercises" 64 "no exercises in .*gone" learn

echo "Programs that are missing"
check "no gnuplot" 0 "gnuplot was not found.*apt-get install gnuplot-nox.*lanes report --from" \
  env PATH=/nowhere "$lanes" report --from "$results" --machine plain --output reports
check "no Python for the peers" 0 "no peers in Python: /nowhere/python does not run; their columns will say so.*The report is at" \
  measure reports --peers /nowhere/python
mkdir bin && for tool in sh dirname cmp env; do ln -s "$(command -v $tool)" bin/; done
check "no Python for make report PEERS=1" 1 "No python3 on the PATH: .* are not measured" \
  env PATH="$scratch/bin" "$root/.ci/peers.sh" "$scratch/peers"
lesson python '```python\nprint(1)\n```\n\n```output\nkept\n```\n' 1 "/nowhere/python.*left as it was" --python /nowhere/python
check "no Python for a lesson" 0 "python.md: nothing to change" env PATH="$scratch/bin" "$lanes" notebook update python.md
verdict "a lesson without Python keeps its output" "$(grep kept python.md)" "$(cat python.md)"
check "no Swift compiler" 1 "swiftc" env PATH="$scratch/bin" "$lanes" learn check in-order --exercises "$root/notebooks-md/exercises" --folder learning
rm -r reports/plain
before=$(tree reports)

echo "Too little memory"
check "a case that can't be" 132 "shape \([0-9]+,\) with 8 bytes an element needs [0-9]+ bytes, which the system does not have" \
  env SWIFT_BACKTRACE=enable=no bash -c "ulimit -v 700000 && '$lanes' bench '^any-all/.*/RAM/' --benchmark_min_time=0.001"

echo "A disk that fills up on the way"
# A limit on the size of files stands for it: the larger, the later it is met.
limited() { # <KiB> <command…>
  bash -c 'trap "" XFSZ; ulimit -f "$0"; "$@"' "$@"
}
for size in 0 2 8 32; do
  check "files of $size KiB" 1 "(unchanged|can't be written to)" limited $size "$lanes" report --quick --launches 2 \
    --filter calibration/add --machine m --output reports
  unchanged "files of $size KiB" reports "$before"
  if [ -e reports/.run/settings.json ]; then
    check "and it goes on" 0 "The report is at" "$lanes" report --resume --output reports
    before=$(tree reports)
  fi
done

# What writes, each to the folder `full`, and what it must say of `reason`; a report says more.
everything_written() { # reason, a report's words
  check "a report to it" 1 "$2" measure full/reports
  check "a rendered report to it" 1 "$1. .*what was there is unchanged" \
    "$lanes" report --from "$results" --machine m --output full/reports
  check "results to it" 1 "full/new.json: .*($1|disk full)" \
    "$lanes" bench calibration/add/ --benchmark_min_time=0.001 --benchmark_out=full/new.json
  check "a lesson in it" 1 "full/lesson.md.*$1" "$lanes" notebook update full/lesson.md
  check "a picture to it" 1 "full/a.svg can't be written: $1" "$lanes" layout 'array(3, 4)' --svg full/a.svg
  check "exercises to it" 64 "full/learning.*can't be written: $1" \
    "$lanes" learn list --exercises "$root/notebooks-md/exercises" --folder full/learning
}

if [ "$LANES_FAULTS_INSIDE" = namespace ]; then
  echo "A full disk"
  mkdir full && mount -t tmpfs -o size=3m full full
  cp -r reports full/reports && cp crash.md open.md full/
  printf '```swift\nprint(1)\n```\n\n```output\n2\n```\n' >full/lesson.md
  dd if=/dev/zero of=full/filling bs=1k 2>/dev/null
  here=$(tree full)
  everything_written 'No space left on device' "(can't be kept in|cannot write).*No space left on device.*unchanged"
  rm -rf full/learning full/reports/.run
  unchanged "a full disk" full "$here"
  echo "A folder that can't be written"
  mount -o remount,bind,ro full
  here=$(tree full)
  everything_written 'Read-only file system' "full/reports can't be written to: choose another with --output"
  unchanged "a folder that can't be written" full "$here"
  umount full

  echo "Hidden caches"
  mount -t tmpfs none /sys/devices/system/cpu/cpu0/cache
  check "the processor tells them" 0 "L1 data cache +[0-9]+ KiB" "$lanes" info
else
  skip "full disks, read-only folders and hidden caches need mounts (unshare is not allowed)"
fi

echo "One core"
check "information" 0 "cores +1 " taskset -c 0 "$lanes" info
check "threads" 0 "threads/parts/.*" taskset -c 0 "$lanes" bench 'threads/.*/L2/' --benchmark_min_time=0.001

echo "A lesser processor"
check "an unknown set" 64 "LANES_KERNELS=v9: there is no such kernel set; this machine can run baseline" env LANES_KERNELS=v9 "$lanes" info
if [ "$(uname -m)" != x86_64 ] || ! command -v qemu-x86_64 >/dev/null; then
  skip "processors without AVX2 and AVX-512 need an x86-64 and qemu-user"
else
  plain() { qemu-x86_64 -cpu phenom "$@"; }
  avx2() { qemu-x86_64 -cpu max "$@"; }
  check "without AVX2" 0 "kernel set +baseline: the processor or the system offers no AVX2" plain "$lanes" info
  check "without AVX-512" 0 "kernel set +v3: processor and system offer AVX2, but not AVX-512" avx2 "$lanes" info
  check "v3 without AVX2" 64 "LANES_KERNELS=v3: this processor or operating system lacks it; it can run baseline" \
    env LANES_KERNELS=v3 qemu-x86_64 -cpu phenom "$lanes" info
  check "arrays without AVX2" 0 "shape \(3, 2\)" plain "$lanes" layout 'array(3, 4)[:, ::2]'
  if "$lanes" info | grep -q "v3 .*can run here\|v3, "; then
    check "built where AVX2 was" 1 "built on a machine whose processor has [a-z0-9.]+, which this one lacks.*build it here" \
      plain "$lanes" bench calibration/add/
    check "a report there" 1 "built on a machine whose processor has" plain "$lanes" report --quick --output reports
    unchanged "a report there" reports "$before"
  fi
  [ "$LANES_FAULTS_INSIDE" = namespace ] && check "that tells no caches either" 0 "L1 data cache +not readable here" plain "$lanes" info
  [ -n "$tests" ] && check "tests without AVX2" 0 "Test run with [0-9]+ tests .* passed" \
    plain "$tests" --testing-library swift-testing --filter 'LanesTests.(ViewTests|FlippingTests|SlicingTests)'
fi

echo "$checks checks, $failures failures"
[ $failures = 0 ]
