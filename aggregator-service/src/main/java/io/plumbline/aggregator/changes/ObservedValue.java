package io.plumbline.aggregator.changes;

import io.plumbline.database.Storable;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.Canary;
import io.plumbline.pipeline.Received;
import io.plumbline.reports.models.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value that an answer of a model carried.
 *
 * @param key what was seen
 * @param seenAt when the answer was there
 * @param promptId the answer
 * @param partition the partition that it was read from
 */
record ObservedValue(Key key, Instant seenAt, String promptId, int partition) {

    /** Most new values of one kind that a model may have in a batch or a day; some providers send a new one with every reply. */
    static final int MOST_VALUES = 20;

    private static final int LONGEST = 200;
    private static final Comparator<ObservedValue> EARLIEST =
            Comparator.comparing(ObservedValue::seenAt).thenComparing(ObservedValue::promptId);

    /**
     * What was seen.
     *
     * @param model id of the model
     * @param kind what about it
     * @param revision the revision that the value belongs to; empty for kinds that do not belong to one
     * @param value as sent, cut at {@value #LONGEST} characters; untrusted
     */
    record Key(String model, ChangeKind kind, String revision, String value) {}

    /** The first occurrence of each value in a batch. All instances use one order, so that they do not wait for each other in a circle. */
    static List<ObservedValue> in(Collection<Received<Score>> scores) {
        Map<Key, ObservedValue> first = new LinkedHashMap<>();
        scores.forEach(score -> of(score)
                .forEach(seen -> first.merge(
                        seen.key(), seen, (one, other) -> EARLIEST.compare(one, other) <= 0 ? one : other)));
        return first.values().stream()
                .collect(Collectors.groupingBy(
                        seen -> List.of(seen.key().model(), seen.key().kind())))
                .values()
                .stream()
                .flatMap(values -> values.stream().sorted(EARLIEST).limit(MOST_VALUES))
                .sorted(Comparator.comparing((ObservedValue seen) -> seen.key().model())
                        .thenComparing(seen -> seen.key().kind())
                        .thenComparing(seen -> seen.key().revision())
                        .thenComparing(seen -> seen.key().value()))
                .toList();
    }

    private static List<ObservedValue> of(Received<Score> received) {
        Prompt prompt = received.event().prompt();
        List<ObservedValue> seen = new ArrayList<>();
        if (isOfTheModel(prompt)) {
            add(seen, received, ChangeKind.REVISION, "", Optional.of(prompt.revision()));
            add(seen, received, ChangeKind.SERVED_MODEL, prompt.revision(), reply(received, Answered::servedModel));
            add(
                    seen,
                    received,
                    ChangeKind.SYSTEM_FINGERPRINT,
                    prompt.revision(),
                    received.event()
                            .completion()
                            .result()
                            .fold(Answered::systemFingerprint, failed -> Optional.empty()));
        }
        if (prompt.source() != Source.CANARY) {
            add(
                    seen,
                    received,
                    ChangeKind.INSTRUMENT,
                    "",
                    Optional.of(received.event().instrument().id()));
        }
        return seen;
    }

    /** Half of a canary's answers are the baseline's. */
    private static boolean isOfTheModel(Prompt prompt) {
        return prompt.canary().map(canary -> canary.side() == Canary.Side.MODEL).orElse(true);
    }

    private static Optional<String> reply(Received<Score> received, Function<Answered, String> part) {
        return received.event().completion().result().fold(part.andThen(Optional::of), failed -> Optional.empty());
    }

    private static void add(
            List<ObservedValue> seen,
            Received<Score> received,
            ChangeKind kind,
            String revision,
            Optional<String> value) {
        Score score = received.event();
        value.filter(text -> kind == ChangeKind.REVISION || !text.isBlank())
                .ifPresent(text -> seen.add(new ObservedValue(
                        new Key(
                                Storable.text(score.prompt().model()),
                                kind,
                                Storable.text(revision),
                                Storable.text(text.substring(0, Math.min(text.length(), LONGEST)))),
                        score.completion().completedAt(),
                        Storable.text(score.id()),
                        received.partition())));
    }
}
