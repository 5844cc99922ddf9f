package io.plumbline.aggregator.detectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The detectors of one series. They begin with their first {@link Reference}; rounds before it are counted and not judged.
 * The result depends on nothing but the reference, the rounds, and their order, so a rebuild gives the same state to the bit.
 */
public final class SeriesDetectors {

    private static final int LAYOUT = 1;

    private final Map<AlarmKind, KindDetector> kinds = new EnumMap<>(AlarmKind.class);
    private List<String> questions = List.of();
    private Optional<Reference> reference = Optional.empty();

    /** Of a series of which nothing is known. */
    SeriesDetectors() {}

    Optional<Reference> reference() {
        return reference;
    }

    /** Takes a reference, and begins to watch where it is the first. */
    void refer(Reference taken, List<String> asked, Instant at, long place, WatchSettings settings) {
        boolean begins = reference.isEmpty();
        reference = Optional.of(taken);
        questions = List.copyOf(asked);
        for (AlarmKind kind : AlarmKind.values()) {
            KindDetector watch =
                    kinds.computeIfAbsent(kind, key -> KindDetector.starting(key, questions.size(), at, place));
            watch.refer(taken, questions, settings.assumedMisalignedRate());
            if (begins) {
                watch.announce(settings.of(kind));
            }
        }
    }

    /** Judges a round; returns the alarms that it changed. */
    List<AlarmTransition> fold(ClosedRound round, List<String> asked, WatchSettings settings) {
        if (reference.isEmpty()) {
            return List.of();
        }
        if (asked.size() > questions.size()) {
            refer(reference.get(), asked, round.at(), round.place(), settings);
        }
        return kinds.entrySet().stream()
                .flatMap(entry -> fold(entry.getKey(), entry.getValue(), round, settings))
                .toList();
    }

    private Stream<AlarmTransition> fold(
            AlarmKind kind, KindDetector watch, ClosedRound round, WatchSettings settings) {
        double bound = watch.lowestUpper();
        Optional<AlarmTransition> transition = watch.fold(round, settings.of(kind));
        if (watch.lowestUpper() < bound) {
            watch.refer(reference.orElseThrow(), questions, settings.assumedMisalignedRate());
        }
        return transition.stream();
    }

    /** Ends the alarms that are up, because the model is another one now. */
    List<AlarmTransition> end(Instant at, long place, WatchSettings settings) {
        return kinds.entrySet().stream()
                .flatMap(entry -> entry.getValue().end(at, place, settings.of(entry.getKey())).stream())
                .toList();
    }

    /** What the detectors say; nothing before they begin. */
    DetectorSummary summary(WatchSettings settings) {
        Map<AlarmKind, DetectorSummary.KindSummary> said = new EnumMap<>(AlarmKind.class);
        kinds.forEach((kind, watch) ->
                said.put(kind, new DetectorSummary.KindSummary(watch.alarm(), watch.evidenceDays(settings.of(kind)))));
        return new DetectorSummary(
                said,
                reference
                        .filter(taken -> !taken.isOwn())
                        .map(taken -> new DetectorSummary.Share(taken.hits(AlarmKind.MISALIGNED), taken.answers()))
                        .orElse(null));
    }

    /** All but the reference, which seldom changes and is stored beside it. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(LAYOUT);
            out.writeInt(questions.size());
            for (KindDetector watch : kinds.values()) {
                watch.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #toBytes} gave; the questions are those that the series had then, and perhaps more. */
    public static SeriesDetectors of(byte[] bytes, Optional<Reference> reference, List<String> asked) {
        SeriesDetectors watch = new SeriesDetectors();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != LAYOUT) {
                throw new IllegalArgumentException("a series' detectors in a layout that is not known");
            }
            watch.questions = List.copyOf(asked.subList(0, in.readInt()));
            watch.reference = reference;
            for (AlarmKind kind : AlarmKind.values()) {
                if (reference.isPresent()) {
                    watch.kinds.put(kind, KindDetector.read(kind, in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return watch;
    }
}
