#!/usr/bin/env bash
# What:    one reply of OpenAI's API that is a refusal (content null, refusal "I will not", finish_reason "stop") and one stream that its reader left in
#          the middle, seen by three OpenTelemetry emitters for the openai SDK.
# Version: PyPI opentelemetry-instrumentation-genai-openai 1.3b0 (the official one), openinference-instrumentation-openai 0.1.66 (Phoenix),
#          opentelemetry-instrumentation-openai 0.62.4 (Traceloop); openai 2.45.0.
# Guess:   all three say in their output message that it is a refusal, and that the stream did not end.
# Seen:    official: the refusal is an ordinary text part, no different from an answer. OpenInference: an output message with a role and no text, as of
#          an empty answer. Only Traceloop has a part of type "refusal". The stream that was left: official says finish reason "error", but only if
#          texts are captured (without, there is no finish reason); OpenInference none; Traceloop "", and its span does not end with the stream's close()
#          but when the program drops the object. None has an error status; Traceloop says OK.
# So:      a refusal rate from spans depends on the emitter: 0 %, unknown, or right. Do not feed judges from traces without knowing which one wrote them.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache" HOME="$work" NO_PROXY=127.0.0.1 no_proxy=127.0.0.1 OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental TRACELOOP_TELEMETRY=false
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  || { echo "could not run: the packages were not installed"; exit 2; }
for package in opentelemetry-instrumentation-genai-openai==1.3b0 openinference-instrumentation-openai==0.1.66 opentelemetry-instrumentation-openai==0.62.4; do
  "$work/uv/bin/uv" venv -q --python "$python" "$work/${package%%==*}" \
    && timeout 300 "$work/uv/bin/uv" pip install -q --python "$work/${package%%==*}/bin/python" --prerelease=allow --exclude-newer 2026-12-01 \
      openai==2.45.0 opentelemetry-sdk "$package" || { echo "could not run: $package was not installed"; exit 2; }
done

cat >"$work/show.py" <<'PY'
import gc, http.server, json, sys, threading
from importlib.metadata import version
which = sys.argv[1]

class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        head = {"id": "r1", "created": 1, "model": "m"}
        self.send_response(200)
        if request.get("stream"):
            self.send_header("content-type", "text/event-stream")
            self.send_header("connection", "close")
            self.end_headers()
            for delta, end in (({"role": "assistant", "content": "Take "}, None), ({"content": "this."}, None), ({}, "stop")):
                event = {**head, "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": end}]}
                self.wfile.write(("data: " + json.dumps(event) + "\n\n").encode())
            self.wfile.write(b"data: [DONE]\n\n")
            self.close_connection = True
            return
        body = json.dumps({**head, "object": "chat.completion", "choices": [{"index": 0, "finish_reason": "stop",
            "message": {"role": "assistant", "content": None, "refusal": "I will not"}}],
            "usage": {"prompt_tokens": 4, "completion_tokens": 3, "total_tokens": 7}}).encode()
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
spans, provider = InMemorySpanExporter(), TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(spans))
if which.startswith("openinference"): from openinference.instrumentation.openai import OpenAIInstrumentor
elif "genai" in which: from opentelemetry.instrumentation.genai.openai import OpenAIInstrumentor
else: from opentelemetry.instrumentation.openai import OpenAIInstrumentor
OpenAIInstrumentor().instrument(tracer_provider=provider)
import openai
client = openai.OpenAI(base_url=f"http://127.0.0.1:{server.server_address[1]}/v1", api_key="none", max_retries=0)
hello = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}

def span(): return spans.get_finished_spans()[-1]
def message(attributes):
    if "gen_ai.output.messages" in attributes: return json.loads(attributes["gen_ai.output.messages"])[0]["parts"]
    return {k.split("message.")[1]: v for k, v in attributes.items() if k.startswith("llm.output_messages.0.message.")}

client.chat.completions.create(**hello)
refusal = message(span().attributes)
spans.clear()
stream = client.chat.completions.create(**hello, stream=True)
next(iter(stream))
stream.close()
closed = len(spans.get_finished_spans())
del stream
gc.collect()
left = span()
end = left.attributes.get("gen_ai.response.finish_reasons", left.attributes.get("llm.finish_reason"))
if end is None and "gen_ai.output.messages" in left.attributes: end = [m["finish_reason"] for m in json.loads(left.attributes["gen_ai.output.messages"])]
print(json.dumps({"version": version(which), "refusal": refusal, "left": end, "spans at close": closed, "status": left.status.status_code.name}))
PY
seen=""
show() { # folder, how texts are captured
  OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=$2 timeout 150 "$work/$1/bin/python" -W ignore "$work/show.py" "$1" 2>"$work/err"
}
for emitter in "opentelemetry-instrumentation-genai-openai SPAN_ONLY" "opentelemetry-instrumentation-genai-openai NO_CONTENT" \
  "openinference-instrumentation-openai true" "opentelemetry-instrumentation-openai true"; do
  line=$(show $emitter) || { tail -3 "$work/err"; echo "could not run: $emitter"; exit 2; }
  echo "$emitter: $line"
  seen="$seen$line"$'\n'
done
printf '%s' "$seen" | "$python" -c '
import json, sys
official, silent, inference, traceloop = [json.loads(line) for line in sys.stdin]
same = (official["refusal"] == [{"content": "I will not", "type": "text"}] and inference["refusal"] == {"role": "assistant"}
        and {"type": "refusal", "content": "I will not"} in traceloop["refusal"]
        and official["left"] == ["error"] and silent["left"] is None and inference["left"] is None and traceloop["left"] == [""]
        and [e["spans at close"] for e in (official, silent, inference, traceloop)] == [1, 1, 1, 0]
        and all(e["status"] != "ERROR" for e in (official, silent, inference, traceloop)))
sys.exit(0 if same else 3)'
case $? in
  0) echo "as stated: a text, an empty message, a refusal: three records of one reply" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
