#!/bin/sh
# install.sh ENVIRONMENT PREFIX PYTHON: the command with Slack, Discord and Hyperscan, from the locked dependencies.
set -eu
environment=$1 prefix=$2 python=$3
echo "Making an environment in $environment"
logged() { sh requirements/logged.sh .artifacts/install.log "$@"; }
test -x "$environment/bin/pip" || logged "$python" -m venv "$environment" || {
  echo "On Debian and Ubuntu that needs the package python3-venv" >&2
  exit 2
}
echo "Installing what it needs (some 500 MB, a minute or two)"
set -- -r requirements/base.txt -r requirements/slack.txt -r requirements/discord.txt -r requirements/build.txt
logged "$environment/bin/pip" install --require-hashes "$@"
# Reads faster, where there is a wheel for this machine.
"$environment/bin/pip" install -q --require-hashes -r requirements/hyperscan.txt >>.artifacts/install.log 2>&1 ||
  echo "Hyperscan has no wheel here: left out"
if [ -n "$prefix" ]; then
  logged "$environment/bin/pip" install --no-deps --no-build-isolation .
else
  logged "$environment/bin/pip" install --no-deps --no-build-isolation -e .
fi
echo "Ready: $(cd "$environment/bin" && pwd)/privacy-check"
