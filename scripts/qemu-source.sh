#!/usr/bin/env bash
# Fetches QEMU's source as Debian has it, for its schemas and for its own tests of them: `scripts/qemu-source.sh SUITE…`,
# of bullseye, bookworm, trixie, forky (default: trixie). Needs apt and a network, no root, and changes nothing of the
# system: apt gets a state of its own. What is there is not fetched again. Nothing of it may be committed.
set -euo pipefail
place=${QMPSPEC_QEMU_SOURCE:-/var/cache/qmpspec/qemu-source}
mkdir -p "$place"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {
  local suite=$1 dir=$work/$1 options version found
  mkdir -p "$dir"/{lists/partial,archives/partial}
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $suite main" >"$dir/sources"
  options=(-qq -o Dir::State="$dir" -o Dir::State::Lists="$dir/lists" -o Dir::State::status=/dev/null -o Dir::Cache="$dir"
    -o Dir::Etc::sourcelist="$dir/sources" -o Dir::Etc::sourceparts=/dev/null -o APT::Sandbox::User=)
  apt-get "${options[@]}" update
  version=$(apt-cache "${options[@]}" showsrc --only-source qemu | sed -n 's/^Version: //p' | head -1)
  found=$place/$suite
  if [ "$(cat "$found/debian-version" 2>/dev/null)" = "$version" ]; then
    echo "$found: $version, as before"
    return
  fi
  (cd "$dir" && apt-get "${options[@]}" --download-only --tar-only source qemu="$version")
  rm -rf "$found"
  mkdir -p "$found"
  tar -xJf "$dir"/qemu_*.orig.tar.xz -C "$found" --strip-components=1 --wildcards \
    '*/VERSION' '*/qapi/*.json' '*/qga/*.json' '*/tests/qapi-schema/*'
  echo "$version" >"$found/debian-version"
  echo "$found: $version"
}

for suite in "${@:-trixie}"; do fetch "$suite"; done
