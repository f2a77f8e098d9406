#!/usr/bin/env bash
# Installs what the build needs and is not there: libyaml with its header, and pkg-config to find it. With --tests also what tests are
# skipped without: redis-server, and h2 for Python.
set -euo pipefail

tests=no
if [ "${1:-}" = --tests ]; then tests=yes; fi

has_yaml() { pkg-config --exists yaml-0.1 2>/dev/null; }
has_redis() { [ "$tests" = no ] || command -v redis-server >/dev/null 2>&1 || command -v valkey-server >/dev/null 2>&1; }
# In any Python that the tests look for it in.
has_h2() { [ "$tests" = no ] || python3 -c 'import h2' 2>/dev/null || /usr/bin/python3 -c 'import h2' 2>/dev/null; }

if has_yaml && has_redis && has_h2; then
  exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo"; fi
  # An index that cannot be refreshed may still know the packages.
  $sudo apt-get update -qq || true
  if ! has_yaml; then
    echo "setup: installing libyaml-dev and pkg-config"
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq libyaml-dev pkg-config >/dev/null
  fi
  if ! has_redis; then
    echo "setup: installing redis-server, for tests"
    # A server of the system's own is not wanted: the tests start theirs.
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 $sudo apt-get install -y -qq --no-install-recommends redis-server >/dev/null ||
      echo "setup: there is no redis-server; the tests of ClientsmithRedis will be skipped"
  fi
  if ! has_h2; then
    echo "setup: installing python3-h2, for tests"
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends python3-h2 >/dev/null ||
      echo "setup: there is no python3-h2; the tests of HTTP/2 streams will be skipped"
  fi
elif command -v brew >/dev/null 2>&1; then
  if ! has_yaml; then
    echo "setup: installing libyaml and pkg-config"
    brew install --quiet libyaml pkg-config
  fi
  if ! has_redis; then echo "setup: without redis-server (brew install redis) the tests of ClientsmithRedis are skipped"; fi
  if ! has_h2; then echo "setup: without h2 (pip3 install h2) the tests of HTTP/2 streams are skipped"; fi
elif ! has_yaml; then
  echo "setup: please install libyaml with its headers (libyaml-dev, libyaml-devel or libyaml) and pkg-config" >&2
  exit 1
fi
