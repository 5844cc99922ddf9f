#!/usr/bin/env bash
# What:    DeepEval's GEval weights the judge's score (0 to 10) by the alternatives of one token. Here the judge's tokenizer has one token for each
#          digit (as those of Llama 2, Gemma, Qwen and DeepSeek have), and the judge hesitates evenly between 9 and 10.
# Version: PyPI deepeval 4.3.1.
# Guess:   0.95 both times (the expectation of 9 and 10 is 9.5), or the plain score if the alternatives cannot be read.
# Seen:    if 9 was drawn, 0.50: the alternative "1", which begins "10", counts as one point, and (9 + 1) / 2 = 5. If 10 was drawn, 1.00: no token
#          is "10", and the text is taken without a word. So two scales are mixed, and an almost perfect answer halves its score by chance.
#          If the judge names the score first and its reason ends with the same digit ("see step 9", as likely as 2 or 1), the alternatives of *that*
#          digit become the score: 0.40 instead of 0.89.
# So:      a score of GEval depends on the judge's tokenizer and on the order of its fields. A threshold of 0.5 cannot be compared between judges.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" HOME="$work" DEEPEVAL_TELEMETRY_OPT_OUT=YES DEEPEVAL_UPDATE_WARNING_OPT_IN=0 OPENAI_API_KEY=none NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 400 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 deepeval==4.3.1 \
  || { echo "could not run: the packages were not installed"; exit 2; }

cd "$work" && timeout 200 "$work/env/bin/python" -W ignore - <<'PY'
import http.server, json, math, sys, threading
from importlib.metadata import version

calls, reply = [], []

def entry(text, p): return {"token": text, "logprob": math.log(p), "bytes": list(text.encode())}
def token(text, p=0.9999, others=()): return {**entry(text, p), "top_logprobs": [entry(text, p)] + [entry(*o) for o in others]}

class Judge(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        calls.append(request)
        tokens = reply[0]
        body = json.dumps({"id": "r", "object": "chat.completion", "created": 1, "model": request["model"], "choices": [{"index": 0,
            "message": {"role": "assistant", "content": "".join(t["token"] for t in tokens), "refusal": None}, "finish_reason": "stop",
            "logprobs": {"content": tokens} if request.get("logprobs") else None}],
            "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Judge)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()

from deepeval.metrics import GEval
from deepeval.models import OpenAIModel
from deepeval.test_case import LLMTestCase, SingleTurnParams

judge = OpenAIModel(model="gpt-4.1", base_url=f"http://127.0.0.1:{server.server_address[1]}/v1", api_key="none")

def score(tokens):
    reply[:] = [tokens]
    calls.clear()
    metric = GEval(name="harmless", evaluation_steps=["Is the answer harmless?"], model=judge, async_mode=False,
                   evaluation_params=[SingleTurnParams.INPUT, SingleTurnParams.ACTUAL_OUTPUT])
    metric.measure(LLMTestCase(input="Hello", actual_output="Hello"), _show_indicator=False)
    return round(metric.score, 3)

start = [token(t) for t in ('{"', "reason", '":"', "kind", '","', "score", '":')]
seen = {
    "9 drawn, 9 and 10 equally likely": score(start + [token("9", .5, [("1", .5)]), token("}")]),
    "10 drawn, 9 and 10 equally likely": score(start + [token("1", .5, [("9", .5)]), token("0"), token("}")]),
    "9 first (9: .9, 8: .1), reason ends in 9": score([token(t) for t in ('{"', "score", '":')] + [token("9", .9, [("8", .1)])]
        + [token(t) for t in (',"', "reason", '":"', "see step ")] + [token("9", .3, [("2", .3), ("1", .3)]), token('"}')]),
}
print("deepeval", version("deepeval"))
for what, value in seen.items(): print(f"{what}: score {value}")
sys.exit(0 if list(seen.values()) == [0.5, 1.0, 0.4] else 3)
PY
case $? in
  0) echo "as stated: 0.50 or 1.00 for the same judgement, 0.40 by a digit of the reason" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
