#!/usr/bin/env bash
# Installs what the build needs and is not there: libyaml with its header, and pkg-config to find it.
set -euo pipefail

if pkg-config --exists yaml-0.1 2>/dev/null; then
  exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo"; fi
  echo "setup: installing libyaml-dev and pkg-config"
  # An index that cannot be refreshed may still know the packages.
  $sudo apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq libyaml-dev pkg-config >/dev/null
elif command -v brew >/dev/null 2>&1; then
  echo "setup: installing libyaml and pkg-config"
  brew install --quiet libyaml pkg-config
else
  echo "setup: please install libyaml with its headers (libyaml-dev, libyaml-devel or libyaml) and pkg-config" >&2
  exit 1
fi
