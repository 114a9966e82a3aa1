#!/bin/sh
# install.sh ENVIRONMENT PREFIX PYTHON: the command with Slack, Discord and Hyperscan, from the locked dependencies.
set -eu
environment=$1 prefix=$2 python=$3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "privacy-check needs Python 3.11 or newer; $python is $("$python" -V 2>&1). make install PYTHON=python3.11" >&2
  exit 2
fi
echo "Making an environment in $environment"
test -x "$environment/bin/python" || "$python" -m venv "$environment" || {
  echo "On Debian and Ubuntu that needs the package python3-venv" >&2
  exit 2
}
echo "Installing what it needs (some 500 MB, a minute or two)"
set -- -r requirements/base.txt -r requirements/slack.txt -r requirements/discord.txt -r requirements/build.txt
"$environment/bin/pip" install -q --require-hashes "$@"
# Reads faster, where there is a wheel for this machine.
"$environment/bin/pip" install -q --require-hashes -r requirements/hyperscan.txt 2>/dev/null || echo "Hyperscan has no wheel here: left out"
if [ -n "$prefix" ]; then
  "$environment/bin/pip" install -q --no-deps --no-build-isolation .
else
  "$environment/bin/pip" install -q --no-deps --no-build-isolation -e .
fi
echo "Ready: $(cd "$environment/bin" && pwd)/privacy-check"
