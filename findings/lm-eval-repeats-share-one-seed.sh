#!/usr/bin/env bash
# What:    lm-eval's API models (here local-chat-completions) and a task with "repeats: 4" and six stop texts, in front of a server that honours seeds.
# Version: PyPI lm-eval 0.4.13.
# Guess:   four repeats are four draws, so each request has a seed of its own or none; all six stop texts are sent.
# Seen:    every request carries "seed": 1234, so the four draws are one answer four times; only the first four stop texts are sent. There is no
#          warning. A majority vote, pass@k or a rate over repeats then counts one draw k times.
# So:      a rate that a harness made over repeats may rest on one answer for each question. Count distinct texts, and send a seed for each sample.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" HF_HOME="$work/hf" HF_HUB_OFFLINE=1 HF_DATASETS_OFFLINE=1 TQDM_DISABLE=1 NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 400 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 'lm-eval[api]==0.4.13' \
  || { echo "could not run: the packages were not installed"; exit 2; }

cat >"$work/task.yaml" <<YAML
task: four_draws
dataset_path: json
dataset_kwargs: {data_files: {test: $work/data.jsonl}}
test_split: test
output_type: generate_until
doc_to_text: "{{q}}"
doc_to_target: "{{a}}"
repeats: 4
generation_kwargs: {do_sample: true, temperature: 1.0, max_gen_toks: 64, until: ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]}
filter_list:
  - {name: vote, filter: [{function: majority_vote}, {function: take_first}]}
metric_list: [{metric: exact_match, aggregation: mean, higher_is_better: true}]
YAML
echo '{"q": "Pick a number.", "a": "0"}' >"$work/data.jsonl"

timeout 300 "$work/env/bin/python" - "$work" <<'PY'
import http.server, json, os, random, subprocess, sys, threading
from importlib.metadata import version

work, requests, answers = sys.argv[1], [], []

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        # As vLLM and llama.cpp do: a seed decides the draw, without one each draw is new.
        text = str(random.Random(request.get("seed")).randrange(10**9))
        requests.append(request); answers.append(text)
        body = json.dumps({"id": f"r{len(requests)}", "object": "chat.completion", "created": 1, "model": request["model"], "choices": [
            {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 4, "completion_tokens": 3, "total_tokens": 7}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
run = subprocess.run([os.path.join(os.path.dirname(sys.executable), "lm_eval"), "run", "--model", "local-chat-completions", "--model_args",
    f"model=m,base_url=http://127.0.0.1:{server.server_address[1]}/v1/chat/completions,tokenizer_backend=None,num_concurrent=1",
    "--tasks", "four_draws", "--include_path", work, "--apply_chat_template", "--output_path", work + "/out"],
    capture_output=True, text=True, cwd=work, timeout=240)
if run.returncode or not requests:
    print(run.stderr[-800:]); sys.exit(2)
seeds, stops = [r.get("seed") for r in requests], [r.get("stop") for r in requests]
warned = [line for line in run.stderr.splitlines() if "WARN" in line and ("seed" in line.lower() or "'until'" in line or "truncat" in line.lower())]
print("lm-eval", version("lm-eval"))
print("requests", len(requests), "temperatures", [r.get("temperature") for r in requests])
print("seeds", seeds)
print("stop texts asked for: 6, sent:", stops[0])
print("distinct answers:", len(set(answers)), "of", len(answers))
print("warnings about it:", len(warned))
same = len(requests) == 4 and set(seeds) == {1234} and len(set(answers)) == 1 and stops[0] == ["Q1", "Q2", "Q3", "Q4"] and not warned
sys.exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: four repeats, one seed, one answer; two stop texts lost" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
