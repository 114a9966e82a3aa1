#!/bin/sh
# Locks the dependencies with hashes for all platforms. The files name no index and no host. Needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() {
  out=$1
  shift
  uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    --python-version 3.11 pyproject.toml "$@" -o "requirements/$out.txt"
}
lock dev --extra dev --extra slack --extra discord --extra charts --extra ner-onnx --extra ocr --extra cluster \
  --extra object-stores --extra traces --extra docs
lock base -c requirements/dev.txt
lock slack --extra slack -c requirements/dev.txt
lock discord --extra discord -c requirements/dev.txt
lock charts --extra charts -c requirements/dev.txt
lock ner-onnx --extra ner-onnx -c requirements/dev.txt
lock ner-large --extra dev --extra slack --extra discord --extra ner-large -c requirements/dev.txt
lock ocr --extra ocr -c requirements/dev.txt
lock cluster --extra cluster -c requirements/dev.txt
lock object-stores --extra object-stores -c requirements/dev.txt
lock traces --extra traces -c requirements/dev.txt
lock docs --extra docs -c requirements/dev.txt
printf 'hatchling\neditables\n' | uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
  --no-emit-find-links --python-version 3.11 - -c requirements/dev.txt -o requirements/build.txt
