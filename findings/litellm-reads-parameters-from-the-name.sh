#!/usr/bin/env bash
# What:    LiteLLM in front of a self-hosted, OpenAI-compatible server ("openai/NAME" with an api_base of one's own) whose fine-tune has "gpt-5" in its name.
# Version: PyPI litellm 1.108.7, with drop_params (which its own error message recommends).
# Guess:   the fields reach the server as they were sent; a name is only a name at an address of one's own.
# Seen:    "acme-gpt-5-distill" and "chess-gpt-5mini-lora" are taken for OpenAI's GPT-5: temperature, top_p, stop, logprobs and top_logprobs vanish, and
#          max_tokens becomes max_completion_tokens. The reply is a normal 200. "acme-gpt5-distill" (no hyphen) keeps all, and so does the same name as
#          "hosted_vllm/...". Without drop_params the call fails before it is sent.
# So:      a fine-tune that is named after its teacher is sampled at the server's own temperature and without log probabilities, and its baseline on the
#          same server is not. The difference then measured is the name's. Look at what came back: no logprobs means that the request was rewritten.
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

received = []

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        received.append(request)
        body = json.dumps({"id": f"r{len(received)}", "object": "chat.completion", "created": 1, "model": request["model"], "choices": [
            {"index": 0, "message": {"role": "assistant", "content": "Hello."}, "finish_reason": "stop"}],
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
litellm.suppress_debug_info = True
body = {"messages": [{"role": "user", "content": "Hello"}], "temperature": 0.3, "top_p": 0.9, "stop": ["END"], "logprobs": True, "top_logprobs": 5,
        "max_tokens": 9, "seed": 3}

def ask(model, drop):
    before = len(received)
    try: litellm.completion(model=model, api_base=f"http://127.0.0.1:{server.server_address[1]}/v1", api_key="none", num_retries=0, drop_params=drop, **body)
    except litellm.UnsupportedParamsError: return "refused before it was sent" if len(received) == before else "sent and refused"
    return sorted(set(received[-1]) - {"model", "messages"})

whole = sorted(set(body) - {"messages"})
cut = ["max_completion_tokens", "seed"]
stated = {("openai/acme-gpt-5-distill", True): cut, ("openai/chess-gpt-5mini-lora", True): cut, ("openai/acme-gpt5-distill", True): whole,
          ("hosted_vllm/acme-gpt-5-distill", True): whole, ("openai/acme-gpt-5-distill", False): "refused before it was sent"}
print("litellm", version("litellm"), "sent:", whole)
same = True
for (model, drop), expected in stated.items():
    seen = ask(model, drop)
    same &= seen == expected
    print(f"{model:32} drop_params {drop!s:6} reached the server: {'all' if seen == whole else seen}")
sys.exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: a hyphen in a fine-tune's name decides which fields reach the server" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
