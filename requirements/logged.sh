#!/bin/sh
# logged.sh LOG COMMAND...: runs it with its words in the log; where it fails, the last of them are shown, and where all are.
log=$1
shift
mkdir -p "$(dirname "$log")"
# Another person's, as after a `sudo make install`.
touch "$log" 2>/dev/null || log=$(mktemp)
echo "\$ $*" >>"$log"
"$@" >>"$log" 2>&1 && exit 0
code=$?
tail -n 15 "$log" >&2
echo "This failed: $*" >&2
echo "All of what it said: $log" >&2
exit $code
