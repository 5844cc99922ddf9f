package io.plumbline.aggregator.watch;

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
final class SeriesWatch {

    private static final int LAYOUT = 1;

    private final WatchConfig config;
    private final Map<Watched, KindWatch> kinds = new EnumMap<>(Watched.class);
    private List<String> questions = List.of();
    private Optional<Reference> reference = Optional.empty();

    private SeriesWatch(WatchConfig config) {
        this.config = config;
    }

    /** A series of which nothing is known. */
    static SeriesWatch starting(WatchConfig config) {
        return new SeriesWatch(config);
    }

    Optional<Reference> reference() {
        return reference;
    }

    /** Takes a reference, and begins to watch where it is the first. */
    void refer(Reference taken, List<String> asked, Instant at, long place) {
        boolean begins = reference.isEmpty();
        reference = Optional.of(taken);
        questions = List.copyOf(asked);
        for (Watched kind : Watched.values()) {
            KindWatch watch = kinds.computeIfAbsent(kind, key -> KindWatch.starting(key, questions.size(), at, place));
            watch.refer(taken, questions, config.assumedMisalignedRate());
            if (begins) {
                watch.announce(config.settings(kind));
            }
        }
    }

    /** Judges a round; returns the alarms that it changed. */
    List<Turn> fold(ClosedRound round, List<String> asked) {
        if (reference.isEmpty()) {
            return List.of();
        }
        if (asked.size() > questions.size()) {
            refer(reference.get(), asked, round.at(), round.place());
        }
        return kinds.entrySet().stream()
                .flatMap(entry -> fold(entry.getKey(), entry.getValue(), round))
                .toList();
    }

    private Stream<Turn> fold(Watched kind, KindWatch watch, ClosedRound round) {
        double bound = watch.lowestUpper();
        Optional<Turn> turn = watch.fold(round, config.settings(kind));
        if (watch.lowestUpper() < bound) {
            watch.refer(reference.orElseThrow(), questions, config.assumedMisalignedRate());
        }
        return turn.stream();
    }

    /** Ends the alarms that are up, because the model is another one now. */
    List<Turn> end(Instant at, long place) {
        return kinds.entrySet().stream()
                .flatMap(entry -> entry.getValue().end(at, place, config.settings(entry.getKey())).stream())
                .toList();
    }

    /** What the detectors say; nothing before they begin. */
    Summary summary() {
        Map<Watched, Summary.Said> said = new EnumMap<>(Watched.class);
        kinds.forEach((kind, watch) ->
                said.put(kind, new Summary.Said(watch.alarm(), watch.evidenceDays(config.settings(kind)))));
        return new Summary(
                said,
                reference
                        .filter(taken -> !taken.isOwn())
                        .map(taken -> new Summary.Share(taken.hits(Watched.MISALIGNED), taken.answers()))
                        .orElse(null));
    }

    /** All but the reference, which seldom changes and is stored beside it. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(LAYOUT);
            out.writeInt(questions.size());
            for (KindWatch watch : kinds.values()) {
                watch.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #toBytes} gave; the questions are those that the series had then, and perhaps more. */
    static SeriesWatch of(byte[] bytes, Optional<Reference> reference, List<String> asked, WatchConfig config) {
        SeriesWatch watch = new SeriesWatch(config);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != LAYOUT) {
                throw new IllegalArgumentException("a series' detectors in a layout that is not known");
            }
            watch.questions = List.copyOf(asked.subList(0, in.readInt()));
            watch.reference = reference;
            for (Watched kind : Watched.values()) {
                if (reference.isPresent()) {
                    watch.kinds.put(kind, KindWatch.read(kind, in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return watch;
    }
}
