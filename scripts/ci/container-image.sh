#!/usr/bin/env bash
# Builds images from this project's own Dockerfiles with buildah, without a container engine and without Docker Hub, and runs
# them as a platform would. Only the base image is replaced: one made here, of Debian's shell and tools from this machine and of
# Node from the npm registry, in the major version that the Dockerfile names. Sourced by the tests of the images.

# require_buildah: ends with a reason where images cannot be built.
require_buildah() {
  local reason=
  [ "$(uname -s)" = Linux ] || reason='images are built on Linux only'
  [ -n "$reason" ] || [ "$(id -u)" = 0 ] || reason='root is needed to build images without a container engine'
  if [ -z "$reason" ] && ! command -v buildah >/dev/null; then
    printf 'installing buildah\n' >&2
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends buildah) >/dev/null 2>&1 ||
      reason='buildah is not installed and apt-get cannot install it'
  fi
  [ -z "$reason" ] || { printf 'skipped: %s\n' "$reason"; exit 0; }
}

# base_name DOCKERFILE: the image of its first FROM.
base_name() { sed -n 's/^FROM \(\S*\).*/\1/p' "$1" | head -n 1; }

# make_base FOLDER MAJOR: a root file system with /bin/sh, the few tools that the Dockerfiles use, Node and npm.
make_base() {
  local root=$1 major=$2 tool library package
  package=node-linux-$(node -p process.arch)
  mkdir -p "$root"/{app,bin,data,dev,etc/ssl/certs,lib,lib64,proc,tmp,usr/bin,usr/lib/node_modules,var/tmp}
  chmod 1777 "$root/tmp" "$root/var/tmp"
  npm install --silent --no-save --ignore-scripts --prefix "$root/../node" "$package@$major"
  cp "$root/../node/node_modules/$package/bin/node" "$root/usr/bin/node"
  cp -r "$(npm root -g)/npm" "$root/usr/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/bin/npm"
  for tool in sh env chown mkdir rm ls cat id touch; do cp -L "$(command -v "$tool")" "$root/bin/"; done
  ln -s ../../bin/env "$root/usr/bin/env"
  for library in $(ldd "$root"/bin/* "$root/usr/bin/node" | grep -oE '/[^ ]+\.so[^ ]*' | sort -u); do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
  printf 'root:x:0:0:root:/:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnode:x:1000:\n' >"$root/etc/group"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
}

# build_image DOCKERFILE NAME: builds it from the folder above, with the base made here and this machine's access to the registry.
build_image() {
  local dockerfile=$1 name=$2 major base=localhost/base-for-tests container
  major=$(base_name "$dockerfile" | sed -n 's/^node:\([0-9]*\).*/\1/p')
  if ! buildah inspect --type image "$base-$major" >/dev/null 2>&1; then
    make_base "$work/base/root" "$major"
    container=$(buildah from scratch)
    buildah add --quiet "$container" "$work/base/root" / >/dev/null
    buildah config --env PATH=/usr/bin:/bin "$container"
    buildah commit --quiet --rm "$container" "$base-$major" >/dev/null
    rm -rf "$work/base"
  fi
  sed "s|^FROM node:[^ ]*|FROM $base-$major|" "$dockerfile" >"$work/Dockerfile.here"
  # What npm needs to reach its registry from here is for the build only; nothing of it may stay in the image.
  npm config list --json | node -e '
    const {registry, cafile} = JSON.parse(require("fs").readFileSync(0, "utf8"));
    console.log(`registry=${registry}${cafile ? `\ncafile=${cafile}` : ""}`);' >"$work/npmrc"
  buildah bud --isolation chroot --layers=false --quiet --volume "$work/npmrc:/usr/etc/npmrc:ro" \
    --file "$work/Dockerfile.here" --tag "$name" . >"$work/build.log" 2>&1 || { tail -n 40 "$work/build.log" >&2; return 1; }
}

# open_image NAME: mounts it; sets $image_container and $image_root.
open_image() {
  image_container=$(buildah from "$1")
  image_root=$(buildah mount "$image_container")
}

# in_image [--writable FOLDER] [NAME=VALUE …] -- COMMAND…: becomes that command in the image, as uid 1000, with the image's own
# environment, on a read-only root; $work/shared of this machine is /shared there, for reading. With --writable, FOLDER and /tmp can
# be written, as on Cloud Run. It replaces the shell, so that signals reach the command: call it in a subshell.
in_image() {
  local writable=
  [ "$1" != --writable ] || { writable=$2; shift 2; }
  local settings=()
  while [ "$1" != -- ]; do settings+=("$1"); shift; done
  shift
  local environment=()
  mapfile -t environment < <(buildah inspect --format '{{range .OCIv1.Config.Env}}{{println .}}{{end}}' "$image_container" | grep .)
  exec env ROOT="$image_root" WRITABLE="$writable" SHARED="$work/shared" unshare --mount sh -ec '
    mount --bind "$ROOT" "$ROOT"
    mkdir -p "$ROOT/shared" "$ROOT/proc" "$ROOT/dev"
    [ -z "$WRITABLE" ] || { mkdir -p "$SHARED.writable$WRITABLE"; chown 1000:1000 "$SHARED.writable$WRITABLE"; }
    mount -o remount,ro,bind "$ROOT"
    mount --bind "$SHARED" "$ROOT/shared"
    mount -o remount,ro,bind "$ROOT/shared"
    mount --rbind /dev "$ROOT/dev"
    mount -t proc proc "$ROOT/proc"
    if [ -n "$WRITABLE" ]; then
      mount --bind "$SHARED.writable$WRITABLE" "$ROOT$WRITABLE"
      mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
    fi
    exec chroot --userspec=1000:1000 "$ROOT" env -i "$@"' in_image "${environment[@]}" "${settings[@]}" "$@"
}

# close_image: takes the mounted image and its container away.
close_image() {
  [ -z "${image_container:-}" ] || buildah rm "$image_container" >/dev/null 2>&1
  image_container=
}
