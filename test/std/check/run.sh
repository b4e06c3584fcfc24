#!/bin/sh
# Lets the real rustc type- and borrow-check our std: `sh test/std/check/run.sh [out]`. Needs rustc 1.95; nothing else does.
set -e
out=${1:-/tmp/glasscrab-std-check}
mkdir -p "$out/empty"
cd "$(dirname "$0")/../../../src/std"
check() {
    RUSTC_BOOTSTRAP=1 rustc --sysroot="$out/empty" -L "$out" --crate-type lib --crate-name "$1" --edition 2024 -Awarnings \
        -Zno-codegen --cfg glasscrab_check --emit=metadata -o "$out/lib$1.rmeta" "$1/lib.rs" $2
}
check core
check alloc "--extern core=$out/libcore.rmeta"
check std "--extern core=$out/libcore.rmeta --extern alloc=$out/liballoc.rmeta"
