#!/bin/bash
# Prepares a real Synapse for the tests and prints the folder it stands in. Needs Debian and root.
# `--find` only says where it is. The packages come from the mirror that this machine's own apt sources name; nothing of the machine itself is changed
# but mmdebstrap being installed. The folder is kept between runs.
set -euo pipefail

[ "$(id -u)" = 0 ] || { echo "needs root (chroot, mknod)" >&2; exit 3; }
command -v apt-get >/dev/null || { echo "needs a Debian with apt" >&2; exit 3; }

# Raised when what is built below changes.
version=1
root=${KONSIL_SYNAPSE_ROOT:-/var/tmp/konsil-synapse-$version}
if [ -e "$root/.ready" ]; then echo "$root"; exit 0; fi
[ "${1:-}" != --find ] || { echo "not prepared yet" >&2; exit 3; }

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | head -n 1)
[ -n "$mirror" ] || { echo "no Debian mirror is set up for apt here" >&2; exit 3; }
if ! command -v mmdebstrap >/dev/null; then
  apt-get install -y --no-install-recommends mmdebstrap >&2 || { apt-get update >&2; apt-get install -y --no-install-recommends mmdebstrap >&2; }
fi

# Synapse is in Debian's unstable suite only. "extract" unpacks and runs no package script.
part="$root.part"
rm -rf "$part"
mmdebstrap --mode=root --variant=extract \
  --aptopt='APT::Install-Recommends "false"' \
  --aptopt='Acquire::Check-Valid-Until "false"' \
  --aptopt='Acquire::Languages "none"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
  --include=base-files,matrix-synapse \
  sid "$part" "deb $mirror sid main" >&2
mkdir -p "$part"/{dev,proc,tmp}
for node in "null 3" "zero 5" "random 8" "urandom 9"; do
  set -- $node
  [ -e "$part/dev/$1" ] || mknod -m 666 "$part/dev/$1" c 1 "$2"
done
touch "$part/.ready"
rm -rf "$root"
mv "$part" "$root"
echo "$root"
