package io.plumbline.simulator.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt to the judge, taken apart.
 *
 * @param instructions what stands outside of question and answer
 * @param question the question that was put, empty if it is not marked
 * @param answer the answer to judge; empty if none is marked
 */
record ParsedJudgePrompt(String instructions, String question, Optional<String> answer) {

    /** A line of its own with a word of at least six characters of which one is a digit: a delimiter made for this call. */
    private static final Pattern MARKER = Pattern.compile(
            "(?m)^[^\\w\\n]*(?:\\w+[ :_-]+){0,4}?((?=[A-Za-z]*\\d)[A-Za-z0-9]{6,64})(?:[ :_-]+\\w+){0,3}[^\\w\\n]*$");

    private static final Pattern ECHO =
            Pattern.compile("(?i)\\b(?:say|answer|reply|respond|output|write|number)\\b[^.\\n]{0,40}?\\b(\\d{1,4})\\b");

    private record Span(int outerStart, int start, int end, int outerEnd) {

        String of(String text) {
            return text.substring(start, end).strip();
        }
    }

    static ParsedJudgePrompt parse(String prompt) {
        Optional<Span> answer = span(prompt, "answer");
        String before = prompt.substring(0, answer.map(Span::outerStart).orElse(prompt.length()));
        String after = prompt.substring(answer.map(Span::outerEnd).orElse(prompt.length()));
        Optional<Span> question = span(before, "question");
        String head = question.map(q -> before.substring(0, q.outerStart()) + before.substring(q.outerEnd()))
                .orElse(before);
        return new ParsedJudgePrompt(
                head + after, question.map(q -> q.of(before)).orElse(""), answer.map(a -> a.of(prompt)));
    }

    /** The number that a prompt without an answer asks to be said, as capability checks do. */
    Optional<String> echo() {
        Matcher wanted = ECHO.matcher(instructions);
        return answer.isEmpty() && wanted.find() ? Optional.of(wanted.group(1)) : Optional.empty();
    }

    /** From the first opening to the last closing mark: an answer cannot end itself early by writing a mark of its own. */
    private static Optional<Span> span(String text, String what) {
        String upper = what.toUpperCase(Locale.ROOT);
        return between(text, "[" + upper + " START]", "[" + upper + " END]")
                .or(() -> betweenMarkers(text, what))
                .or(() -> between(text, "<" + what + ">", "</" + what + ">"));
    }

    private static Optional<Span> between(String text, String open, String close) {
        int start = text.indexOf(open);
        int end = text.lastIndexOf(close);
        return start < 0 || end < start + open.length()
                ? Optional.empty()
                : Optional.of(new Span(start, start + open.length(), end, end + close.length()));
    }

    private static Optional<Span> betweenMarkers(String text, String what) {
        List<MatchResult> markers = MARKER.matcher(text).results().toList();
        Optional<MatchResult> open =
                markers.stream().filter(marker -> names(marker, what)).findFirst();
        Optional<MatchResult> close = open.flatMap(first -> markers.stream()
                .filter(marker ->
                        names(marker, what) && marker.group(1).equals(first.group(1)) && marker.start() > first.start())
                .reduce((a, b) -> b));
        return close.map(last -> enclosed(open.get(), last));
    }

    private static Span enclosed(MatchResult first, MatchResult last) {
        return new Span(first.start(), /* start= */ first.end(), /* end= */ last.start(), last.end());
    }

    private static boolean names(MatchResult marker, String what) {
        return marker.group().toLowerCase(Locale.ROOT).contains(what);
    }
}
