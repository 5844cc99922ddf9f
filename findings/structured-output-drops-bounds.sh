#!/usr/bin/env bash
# What:    one JSON Schema for a judge's points, {"type": "integer", "minimum": 0, "maximum": 100}, compiled by two engines that servers offer side by
#          side for structured output (vLLM's backends "outlines" and "guidance").
# Version: PyPI outlines-core 0.2.14 and llguidance 1.9.1.
# Guess:   both let exactly 0 to 100 through, or refuse a schema that they cannot enforce.
# Seen:    outlines-core drops minimum, maximum and multipleOf without a word: -7, -0, 101 and 12345 fit, and so does uniqueItems: [1,1].
#          llguidance enforces the bounds, and refuses uniqueItems. A pattern "yes|no" is a search in JSON Schema: llguidance lets "oh yes!" through,
#          outlines-core reads it as the whole text and does not even let the valid "yes" through.
# So:      a reply "constrained to 0..100" may be anything. Read a judge's points against the scale again, and a change of the engine is a change of
#          the instrument, although model, prompt and schema stay.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)') || { echo "could not run: no Python"; exit 2; }
export UV_CACHE_DIR="$work/cache"
"$python" -m pip install -q --no-cache-dir --root-user-action=ignore --target "$work/uv" uv==0.13.8 \
  && "$work/uv/bin/uv" venv -q --python "$python" "$work/env" \
  && timeout 300 "$work/uv/bin/uv" pip install -q --python "$work/env/bin/python" --exclude-newer 2026-12-01 outlines-core==0.2.14 llguidance==1.9.1 \
  || { echo "could not run: the packages were not installed"; exit 2; }

timeout 100 "$work/env/bin/python" - <<'PY'
import json, re, sys
from importlib.metadata import version
import llguidance
from outlines_core.json_schema import build_regex_from_schema

bytes_only = llguidance.LLTokenizer("byte")

def guidance(schema, text):
    matcher = llguidance.LLMatcher(bytes_only, llguidance.LLMatcher.grammar_from_json_schema(json.dumps(schema)))
    if matcher.is_error(): return "refused"
    tokens = bytes_only.tokenize_str(text)
    return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()

def outlines(schema, text): return re.fullmatch(build_regex_from_schema(json.dumps(schema)), text) is not None

points = {"type": "integer", "minimum": 0, "maximum": 100}
tens = {"type": "integer", "multipleOf": 10}
unlike = {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}
words = {"type": "string", "pattern": "yes|no"}
stated = [  # schema, text, outlines-core, llguidance
    (points, "7", True, True), (points, "100", True, True), (points, "-7", True, False), (points, "-0", True, False),
    (points, "101", True, False), (points, "12345", True, False), (tens, "7", True, False), (unlike, "[1,1]", True, "refused"),
    (words, '"yes"', False, True), (words, '"oh yes!"', False, True)]
print("outlines-core", version("outlines-core"), "llguidance", version("llguidance"))
print("regular expression of outlines-core for 0..100:", build_regex_from_schema(json.dumps(points)))
print("pattern yes|no:", build_regex_from_schema(json.dumps(words)))
same = True
for schema, text, first, second in stated:
    seen = outlines(schema, text), guidance(schema, text)
    same &= seen == (first, second)
    print(f"{json.dumps(schema):75} {text:10} outlines-core {seen[0]!s:6} llguidance {seen[1]}")
sys.exit(0 if same else 3)
PY
case $? in
  0) echo "as stated: outlines-core drops the bounds, llguidance keeps them" ;;
  3) echo "changed"; exit 1 ;;
  *) echo "could not run"; exit 2 ;;
esac
