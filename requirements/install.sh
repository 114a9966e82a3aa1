#!/bin/sh
# install.sh ENVIRONMENT PREFIX PYTHON: the command with Slack and Discord, from the locked dependencies.
# OCR=1: with what reads text in pictures.
set -eu
environment=$1 prefix=$2 python=$3
echo "Making an environment in $environment"
logged() { sh requirements/logged.sh .artifacts/install.log "$@"; }
test -x "$environment/bin/pip" || logged "$python" -m venv "$environment" || {
  echo "On Debian and Ubuntu that needs the package python3-venv" >&2
  exit 2
}
size=500
test "${OCR:-}" != 1 || size=800
echo "Installing what it needs (some $size MB, a minute or two)"
set -- -r requirements/base.txt -r requirements/slack.txt -r requirements/discord.txt -r requirements/build.txt
test "${OCR:-}" != 1 || set -- "$@" -r requirements/ocr.txt
logged "$environment/bin/pip" install --require-hashes "$@"
if [ -n "$prefix" ]; then
  logged "$environment/bin/pip" install --no-deps --no-build-isolation .
else
  logged "$environment/bin/pip" install --no-deps --no-build-isolation -e .
fi
test "${OCR:-}" = 1 || echo "Without what reads text in pictures: OCR=1 make install adds it (300 MB)"
echo "Ready: $(cd "$environment/bin" && pwd)/privacy-check"
