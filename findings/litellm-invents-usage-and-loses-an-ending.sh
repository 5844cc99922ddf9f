#!/usr/bin/env bash
# What:    LiteLLM in front of a server that sends no usage (it is optional), once whole and once streamed; and a stream of two choices (n = 2), of which
#          the second is cut by the token limit.
# Version: PyPI litellm 1.108.7.
# Guess:   usage stays absent, or is the same estimate in both ways; each choice ends with its own finish_reason.
# Seen:    whole: usage is 0 prompt, 0 completion and 0 total tokens, for an answer of many words. Streamed: usage is an estimate by another model's
#          tokenizer, unmarked. Of the two streamed choices only the first gets a finish_reason; the "length" of the second is lost, its text is there.
# So:      a budget or a cost per answer that trusts usage counts zero; "usage present" proves little. Zero tokens beside a text means unknown. A
#          choice without an ending is cut, not finished.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" HOME="$work" LITELLM_LOCAL_MODEL_COST_MAP=True NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 300 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 litellm==1.108.7 \
  || { echo "could not run: the packages were not installed"; exit 2; }

timeout 400 "$work/env/bin/python" - <<'PY'
import http.server, json, sys, threading
from importlib.metadata import version

TEXTS = (["North ", "is ", "up."], ["South ", "is ", "do"])
ENDS = ("stop", "length")

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        choices = range(request.get("n") or 1)
        head = {"id": "r1", "created": 1, "model": request["model"]}
        self.send_response(200)
        if request.get("stream"):
            self.send_header("content-type", "text/event-stream")
            self.send_header("connection", "close")
            self.end_headers()
            def send(index, delta, end=None):
                event = {**head, "object": "chat.completion.chunk", "choices": [{"index": index, "delta": delta, "finish_reason": end}]}
                self.wfile.write(("data: " + json.dumps(event) + "\n\n").encode())
            for i in choices: send(i, {"role": "assistant", "content": ""})
            for part in range(3):
                for i in choices: send(i, {"content": TEXTS[i][part]})
            for i in choices: send(i, {}, ENDS[i])
            self.wfile.write(b"data: [DONE]\n\n")
            self.close_connection = True
            return
        body = json.dumps({**head, "object": "chat.completion", "choices": [{"index": i, "finish_reason": ENDS[i],
            "message": {"role": "assistant", "content": "".join(TEXTS[i])}} for i in choices]}).encode()
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()

import litellm
litellm.suppress_debug_info = True
call = {"model": "openai/m", "api_base": f"http://127.0.0.1:{server.server_address[1]}/v1", "api_key": "none", "messages": [{"role": "user", "content": "Hello"}]}

def tokens(usage): return (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) if usage else None
whole = litellm.completion(**call)
streamed = [getattr(chunk, "usage", None) for chunk in litellm.completion(**call, stream=True, stream_options={"include_usage": True})]
streamed = [usage for usage in streamed if usage]
texts, ends = {0: "", 1: ""}, {0: [], 1: []}
for chunk in litellm.completion(**call, n=2, stream=True):
    for choice in chunk.choices:
        texts[choice.index] += choice.delta.content or ""
        if choice.finish_reason: ends[choice.index].append(choice.finish_reason)
two = litellm.completion(**call, n=2)
print("litellm", version("litellm"), "- the server sends no usage")
print("whole:    text", repr(whole.choices[0].message.content), "usage (prompt, completion, total)", tokens(whole.usage))
print("streamed: usage", [tokens(usage) for usage in streamed])
print("n = 2, whole:    endings", [c.finish_reason for c in two.choices])
print("n = 2, streamed: texts", texts, "endings", ends)
same = (tokens(whole.usage) == (0, 0, 0) and len(streamed) == 1 and min(tokens(streamed[0])) > 0 and [c.finish_reason for c in two.choices] == ["stop", "length"]
        and texts == {0: "North is up.", 1: "South is do"} and ends == {0: ["stop"], 1: []})
sys.exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: zero tokens whole, an estimate streamed, and the second choice has no ending" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
