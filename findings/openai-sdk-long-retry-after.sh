#!/usr/bin/env bash
# What:    the openai SDK meets one 429 with Retry-After 2, 61 and 121 seconds, then a good reply; default retries, two major versions.
# Version: PyPI openai 2.45.0 and 3.57.0.
# Guess:   the SDK waits as long as it is told, or fails if that is too long for it; both versions alike.
# Seen:    2.45.0 waits 2 seconds for 2, and half a second for 61 and for 121: the longer a server wants to be left alone, the sooner it is asked
#          again (a wait over 60 seconds is taken for no wait at all). 3.57.0 raises the 429 at once for 121 and never tries again.
# So:      behind a judge, a harness or a proxy that uses the old SDK, a daily or hourly limit is hammered, and each answer is paid for in refused
#          calls; after an update of the SDK the same limit loses the answers. Count the attempts that a provider saw, not those that were meant.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  || { echo "could not run: the packages were not installed"; exit 2; }
for v in 2.45.0 3.57.0; do
  "$work/uv/bin/uv" venv -q --python "$python" "$work/$v" && timeout 200 "$work/uv/bin/uv" pip install -q --python "$work/$v/bin/python" --exclude-newer 2026-12-01 openai==$v \
    || { echo "could not run: openai $v was not installed"; exit 2; }
done

cat >"$work/show.py" <<'PY'
import http.server, json, sys, threading, time
import openai
asked, wait = [], ["2"]

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        asked.append(time.monotonic())
        first = len(asked) == 1
        body = json.dumps({"error": {"message": "slow down"}} if first else {"id": "r", "object": "chat.completion", "created": 1, "model": "m", "choices": [
            {"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}]}).encode()
        self.send_response(429 if first else 200)
        if first: self.send_header("retry-after", wait[0])
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
client = openai.OpenAI(base_url=f"http://127.0.0.1:{server.server_address[1]}/v1", api_key="none")

def call(seconds):
    asked.clear()
    wait[0] = seconds
    try: client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hello"}])
    except openai.RateLimitError: return "raised after %d call" % len(asked)
    return "asked again after %.1f s" % (asked[1] - asked[0])

new = openai.__version__.startswith("3")
seen = {seconds: call(seconds) for seconds in (("2", "121") if new else ("2", "61", "121"))}
print("openai", openai.__version__, {"Retry-After " + k: v for k, v in seen.items()}, flush=True)
def after(seconds): return float(seen[seconds].split()[3]) if seen[seconds].startswith("asked") else None
honoured = after("2") is not None and 1.9 <= after("2") < 6
same = honoured and (seen["121"] == "raised after 1 call" if new else all(after(s) is not None and after(s) < 2 for s in ("61", "121")))
sys.exit(0 if same else 3)
PY
for v in 2.45.0 3.57.0; do
  timeout 120 "$work/$v/bin/python" "$work/show.py"
  case $? in 0) ;; 3) echo "changed"; exit 1 ;; *) echo "could not run"; exit 2 ;; esac
done
echo "as stated: the old one asks again at once, the new one gives up"
