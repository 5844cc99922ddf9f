#!/usr/bin/env bash
# What:    LiteLLM's cache (as behind the proxy's "cache: true") in front of a server that takes body fields of its own, as vLLM does.
# Version: PyPI litellm 1.108.7.
# Guess:   what changes the reply is part of the cache's key; the order in which a caller writes the fields is not.
# Seen:    the reverse. chat_template_kwargs (thinking on, then off), guided_regex, min_p, continue_final_message and vLLM's cache_salt reach the
#          server on a miss, but are not in the key: the second caller gets the first one's reply. The same request with its fields in another order,
#          or with 1.0 for 1, misses. seed, top_logprobs and top_k are in the key, and so is user, which is not sent.
# So:      comparing a model with and without thinking (or with two constraints) through a caching proxy compares it with itself, and a salt against
#          vLLM's own prefix cache does not pass. Only a field of OpenAI's API, such as seed, makes the request another one.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" HOME="$work" LITELLM_LOCAL_MODEL_COST_MAP=True NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 300 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 'litellm[proxy]==1.108.7' \
  || { echo "could not run: the packages were not installed"; exit 2; }

timeout 400 "$work/env/bin/python" - <<'PY'
import http.server, json, sys, threading
from importlib.metadata import version

received = []

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        received.append(request)
        body = json.dumps({"id": f"r{len(received)}", "object": "chat.completion", "created": 1, "model": request["model"], "choices": [
            {"index": 0, "message": {"role": "assistant", "content": f"draw {len(received)}"}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()

import litellm
from litellm.caching.caching import Cache
litellm.cache, litellm.suppress_debug_info = Cache(type="local"), True
where = {"api_base": f"http://127.0.0.1:{server.server_address[1]}/v1", "api_key": "none", "caching": True}

def messages(text): return [{"role": "user", "content": text}]
def draw(**body): return litellm.completion(**where, **body).choices[0].message.content
def shared(name, first, second):
    """Whether the second of two requests, which differ in one field, gets the first one's reply; and whether the field reached the server."""
    asked = messages("about " + name)
    a = draw(model="hosted_vllm/m", messages=asked, **{name: first})
    arrived = received[-1].get(name) == first
    b = draw(model="hosted_vllm/m", messages=asked, **{name: second})
    return a == b, arrived

fields = {"chat_template_kwargs": ({"enable_thinking": True}, {"enable_thinking": False}), "guided_regex": ("yes|no", "[0-9]+"), "min_p": (0.1, 0.9),
          "continue_final_message": (True, False), "cache_salt": ("a", "b"), "seed": (1, 2), "top_logprobs": (5, 20), "top_k": (1, 50), "user": ("a", "b")}
seen = {name: shared(name, *values) for name, values in fields.items()}
print("litellm", version("litellm"))
for name, (hit, arrived) in seen.items():
    print(f"{name:24} reached the server: {arrived!s:6} another value gets the {'SAME cached reply' if hit else 'reply of its own'}")
ordered = draw(model="openai/m", messages=messages("order"), temperature=1, seed=5)
again = draw(model="openai/m", messages=messages("order"), temperature=1, seed=5)
other_order = draw(seed=5, temperature=1, messages=messages("order"), model="openai/m")
as_float = draw(model="openai/m", messages=messages("order"), temperature=1.0, seed=5)
print("equal request again:", again == ordered, "| fields in another order:", other_order == ordered, "| temperature 1.0 for 1:", as_float == ordered)
unknown = ["chat_template_kwargs", "guided_regex", "min_p", "continue_final_message", "cache_salt"]
same = all(seen[n] == (True, True) for n in unknown) and not any(seen[n][0] for n in ("seed", "top_logprobs", "top_k", "user"))
sys.exit(0 if same and again == ordered and other_order != ordered and as_float != ordered else 3)
PY
case $? in
  0) echo "as stated: requests with other contents share a reply, equal requests in another order do not" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
