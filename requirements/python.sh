#!/bin/sh
# python.sh PYTHON: ends with one line where that is not there, or too old.
command -v "$1" >/dev/null 2>&1 || {
  echo "There is no $1 here. Privacy Check needs Python 3.11 or newer; on Debian and Ubuntu: apt-get install python3-venv" >&2
  exit 2
}
"$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && exit 0
echo "Privacy Check needs Python 3.11 or newer, and $1 is $("$1" -V 2>&1). Name a newer one: make PYTHON=python3.11 ..." >&2
exit 2
