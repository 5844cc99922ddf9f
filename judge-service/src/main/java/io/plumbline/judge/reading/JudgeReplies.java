package io.plumbline.judge.reading;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The judge's replies under one rubric.
 *
 * @param rubric what was asked
 * @param results what came back; several where replies are drawn, else one
 */
public record JudgeReplies(Rubric rubric, List<ChatResult> results) {

    /** Longest text of a reply that is kept; numbers, words and labels are shorter. */
    private static final int LONGEST_KEPT = 40;

    private static final String CUT = "…";

    public JudgeReplies {
        results = List.copyOf(results);
    }

    /** Reads them; one failed or refused reply leaves nothing to read, because the others alone would be another scale. */
    public Judgement read(ScoringMode mode) {
        return results.stream()
                .flatMap(result -> result.fold(this::refused, this::failed).stream())
                .findFirst()
                .orElseGet(() -> understand(mode));
    }

    private Judgement understand(ScoringMode mode) {
        return switch (mode) {
            case LOGPROBS -> token(replies().get(0));
            case SAMPLED -> numeric(drawn());
            case TEXT -> label(replies().get(0));
        };
    }

    private Judgement token(Reply reply) {
        return reply.firstToken().isEmpty()
                ? unmeasured(UnscoredReason.JUDGE_ERROR, "the reply carries no logprobs", true)
                : numeric(reply.firstToken());
    }

    private Judgement numeric(List<TokenProbability> alternatives) {
        TokenScore score = TokenScore.of(alternatives);
        List<TokenProbability> kept = alternatives.stream()
                .map(alternative -> new TokenProbability(shorten(alternative.token()), alternative.probability()))
                .toList();
        return measured(new Reading(
                rubric.metric(),
                score.points(),
                score.numericMass(),
                kept.get(0).token(),
                kept));
    }

    /** Replies as if they were alternatives: each has its share, so that they are aggregated alike. */
    private List<TokenProbability> drawn() {
        Map<String, Double> shares = new LinkedHashMap<>();
        replies().forEach(reply -> shares.merge(complete(reply), 1.0 / results.size(), Double::sum));
        return shares.entrySet().stream()
                .map(share -> new TokenProbability(share.getKey(), share.getValue()))
                .sorted(Comparator.comparingDouble(TokenProbability::probability)
                        .reversed())
                .toList();
    }

    private Judgement label(Reply reply) {
        String said = bare(complete(reply));
        String word = rubric.labels().stream()
                .map(Label::word)
                .filter(label -> label.equalsIgnoreCase(said))
                .findFirst()
                .orElse(shorten(said));
        return measured(new Reading(rubric.metric(), OptionalDouble.empty(), 0, word, List.of()));
    }

    /** The text; one that ran out of tokens is marked, so that its beginning is not taken for all of it. */
    private static String complete(Reply reply) {
        return reply.finishReason().equals("length") ? reply.content() + CUT : reply.content();
    }

    /** Without white space, quotes and a full stop around it, which judges like to add to a word. */
    private static String bare(String text) {
        return text.strip().replaceAll("^[\"'*`]+|[\"'*`.]+$", "");
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_KEPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEPT)) + CUT;
    }

    private Optional<Judgement> refused(Reply reply) {
        boolean refused = reply.refusal().isPresent() || reply.finishReason().equals("content_filter");
        return refused
                ? Optional.of(unmeasured(UnscoredReason.JUDGE_REFUSED, "the judge's provider refused to reply", false))
                : Optional.empty();
    }

    private Optional<Judgement> failed(Failure failure) {
        return Optional.of(unmeasured(
                failure.kind() == Failure.Kind.FILTERED ? UnscoredReason.JUDGE_REFUSED : UnscoredReason.JUDGE_ERROR,
                failure.kind().name().toLowerCase(Locale.ROOT) + ": " + failure.detail(),
                failure.kind() == Failure.Kind.HTTP_4XX));
    }

    private List<Reply> replies() {
        return results.stream()
                .flatMap(result -> result.fold(Optional::of, failure -> Optional.<Reply>empty()).stream())
                .toList();
    }

    private Judgement measured(Reading reading) {
        return new Judgement.Measured(reading, usage());
    }

    private Judgement unmeasured(UnscoredReason reason, String detail, boolean contradictsCapability) {
        return new Judgement.Unmeasured(rubric.metric(), reason, detail, contradictsCapability, usage());
    }

    private Usage usage() {
        return replies().stream().map(Reply::usage).reduce(Usage.NONE, Usage::plus);
    }
}
