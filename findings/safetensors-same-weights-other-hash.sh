#!/usr/bin/env bash
# What:    the same adapter weights with the same four notes (format, base, rank, alpha) saved fifty times as safetensors, in one process.
# Version: PyPI safetensors 0.8.0, numpy 2.3.5.
# Guess:   one file, byte for byte: the format sorts its tensors, and a file with the usual single note ("format": "pt") is always the same.
# Seen:    about twenty different SHA-256 sums of at most 24: the notes come in a random order at each save. Without notes or with one there is one sum;
#          the order of the tensors in the program does not matter.
# So:      a checksum of a weights file is no identity of the weights. A registry that takes it for the revision announces new models that are the old
#          ones (and restarts their series); equal sums prove equal weights, other sums prove nothing. Compare the tensors' part, behind the header.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache"
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 200 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 safetensors==0.8.0 numpy==2.3.5 \
  || { echo "could not run: the packages were not installed"; exit 2; }

timeout 60 "$work/env/bin/python" - <<'PY'
import hashlib, sys
from importlib.metadata import version
import numpy
from safetensors.numpy import load, save

weights = {f"layers.{i}.lora_A": numpy.full((4, 4), i, dtype=numpy.float32) for i in range(4)}
backwards = dict(reversed(list(weights.items())))
notes = {"format": "pt", "base": "m", "rank": "8", "alpha": "16"}

def sums(tensors, metadata): return {hashlib.sha256(save(tensors, metadata)).hexdigest() for _ in range(50)}
def tensors_only(file): return file[8 + int.from_bytes(file[:8], "little"):]

four, one, none = sums(weights, notes), sums(weights, {"format": "pt"}), sums(weights, None)
parts = {tensors_only(save(weights, notes)) for _ in range(50)}
equal = all((load(save(weights, notes))[name] == weights[name]).all() for name in weights)
print("safetensors", version("safetensors"), "- 50 files each")
print("four notes:", len(four), "sums; one note:", len(one), "; no notes:", len(none))
print("tensors given in reverse order give the same file:", save(backwards) == save(weights))
print("different tensor parts behind the header:", len(parts), "| weights read back equal:", equal)
same = len(four) > 5 and len(one) == len(none) == len(parts) == 1 and save(backwards) == save(weights) and equal
sys.exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: one set of weights, many sums" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
