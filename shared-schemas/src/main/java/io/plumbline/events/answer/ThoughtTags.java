package io.plumbline.events.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thoughts between tags, as most reasoning models write them. What stands before, between and inside of the blocks is thought; the
 * answer is the last text outside of all blocks. A block may lack its start, because many chat templates write it, or its end,
 * because the model ran out of tokens. Tags in quoted code are text.
 */
final class ThoughtTags {

    /** The tags of DeepSeek, Qwen, Seed and others, of Magistral, Kimi, OpenThinker, Cohere, Gemma and Apertus, in this order. */
    private static final Pattern TAG = Pattern.compile(
            "(?<open><(?:seed:)?(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad)>|\\[THINK]|◁think▷"
                    + "|<\\|begin_of_thought\\|>|<\\|START_THINKING\\|>|<\\|channel>thought|<\\|inner_prefix\\|>)"
                    + "|(?<close></(?:seed:)?(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad)>"
                    + "|\\[/THINK]|◁/think▷|<\\|end_of_thought\\|>|<\\|END_THINKING\\|>|<channel\\|>"
                    + "|<\\|inner_suffix\\|>)"
                    + "|(?<code>`+)",
            Pattern.CASE_INSENSITIVE);

    /** Tags around the answer itself, which models write after their thoughts. */
    private static final Pattern WRAPPED = Pattern.compile(
            "\\A\\s*(?:<(answer|response|output)>|<\\|(?:begin_of_solution|START_RESPONSE|START_TEXT)\\|>)(.*?)"
                    + "(?:</\\1>|<\\|(?:end_of_solution|END_RESPONSE|END_TEXT)\\|>)?\\s*\\z",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The end of a text after which a start is one: a new line, the end of a sentence, or no text at all. */
    private static final Pattern BEFORE_START = Pattern.compile("(?:\\A|[\\n.!?:\u2026)\"'*>])\\s*\\z");

    private final String text;
    private final List<String> outside = new ArrayList<>();
    private final StringBuilder thoughts = new StringBuilder();
    private int depth;
    private int mentioned;
    private int from;
    private boolean split;
    private boolean closedLast;

    private ThoughtTags(String text) {
        this.text = text;
    }

    static ReasoningSplit split(String text) {
        return new ThoughtTags(text).split();
    }

    private ReasoningSplit split() {
        Matcher tag = TAG.matcher(text);
        int at = 0;
        while (tag.find(at)) {
            at = tag.group("code") == null ? pass(tag) : codeEnd(tag);
        }
        if (!split) {
            return new ReasoningSplit(text, Optional.empty());
        }
        rest();
        return ReasoningSplit.of(unwrapped(answer()), thoughts.toString());
    }

    /** Takes the text before a tag; returns the position after the tag. */
    private int pass(Matcher tag) {
        if (tag.group("open") != null) {
            start(tag);
        } else {
            end(tag);
        }
        return tag.end();
    }

    /** A sentence can mention a tag. Before any block has been seen, a start within a sentence is such a mention. */
    private void start(Matcher tag) {
        String before = text.substring(from, tag.start());
        if (!split && !BEFORE_START.matcher(tail(before)).find()) {
            mentioned++;
            return;
        }
        if (depth > 0) {
            think(before);
        } else {
            outside.add(before);
        }
        depth++;
        passed(tag, false);
    }

    private void end(Matcher tag) {
        if (depth == 0 && mentioned > 0) {
            mentioned--;
            return;
        }
        if (depth == 0) {
            // An end without a start makes all before it a thought.
            outside.forEach(this::think);
            outside.clear();
        }
        think(text.substring(from, tag.start()));
        depth = Math.max(0, depth - 1);
        passed(tag, true);
    }

    private void passed(Matcher tag, boolean closes) {
        from = tag.end();
        split = true;
        closedLast = closes;
    }

    private void think(String thought) {
        if (!thought.isBlank()) {
            thoughts.append(thought.strip()).append('\n');
        }
    }

    /** The text after the last tag. A thought that names its own tag leaves a start too many, so the last end ends all blocks. */
    private void rest() {
        String rest = text.substring(from);
        if (depth == 0 || closedLast) {
            outside.add(rest);
        } else {
            think(rest);
        }
    }

    private static String tail(String before) {
        return before.substring(Math.max(0, before.length() - 40));
    }

    /** The last text outside of all blocks that is not blank. */
    private String answer() {
        String last = "";
        for (String piece : outside) {
            last = piece.isBlank() ? last : piece;
        }
        return last.strip();
    }

    /** The end of quoted code; inside a block, and without such an end, the mark is text. */
    private int codeEnd(Matcher mark) {
        int end = depth > 0 ? -1 : text.indexOf(mark.group(), mark.end());
        return end < 0 ? mark.end() : end + mark.group().length();
    }

    private static String unwrapped(String answer) {
        Matcher wrapped = WRAPPED.matcher(answer);
        return wrapped.matches() ? wrapped.group(2).strip() : answer;
    }
}
