package io.plumbline.aggregator.detectors;

import io.plumbline.statistics.detection.DetectorSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The detectors of one series. They begin with their first {@link Reference}; earlier rounds are counted but not judged. Their
 * state depends only on the reference, the rounds and their order, so a rebuild gives an equal state to the bit.
 */
public final class SeriesDetectors {

    private static final int LAYOUT = 1;

    private final Map<AlarmKind, KindDetector> kinds = new EnumMap<>(AlarmKind.class);
    private List<String> questions = List.of();
    private Optional<Reference> reference = Optional.empty();

    /** The detectors of a new series. */
    SeriesDetectors() {}

    Optional<Reference> reference() {
        return reference;
    }

    /** Takes a reference; the first one starts the detectors. */
    void refer(DetectorCommand.UseReference command, List<String> asked, WatchSettings settings, BudgetShare share) {
        boolean begins = reference.isEmpty();
        reference = Optional.of(command.reference());
        questions = List.copyOf(asked);
        for (AlarmKind kind : AlarmKind.values()) {
            KindDetector watch = kinds.computeIfAbsent(
                    kind, key -> KindDetector.starting(key, questions.size(), command.at(), command.place()));
            watch.refer(command.reference(), questions, settings.assumedMisalignedRate());
            if (begins) {
                watch.announce(settings.of(kind, share));
            }
        }
    }

    /** Extends the detectors by questions that came later. */
    private void extend(List<String> asked, WatchSettings settings) {
        questions = List.copyOf(asked);
        kinds.values()
                .forEach(watch -> watch.refer(reference.orElseThrow(), questions, settings.assumedMisalignedRate()));
    }

    /** Judges a round; returns the changes of alarms. */
    List<AlarmTransition> fold(ClosedRound round, List<String> asked, WatchSettings settings, BudgetShare share) {
        if (reference.isEmpty()) {
            return List.of();
        }
        if (asked.size() > questions.size()) {
            extend(asked, settings);
        }
        return kinds.entrySet().stream()
                .flatMap(entry -> fold(entry.getValue(), round, settings, settings.of(entry.getKey(), share)))
                .toList();
    }

    private Stream<AlarmTransition> fold(
            KindDetector watch, ClosedRound round, WatchSettings settings, DetectorSettings ofKind) {
        double bound = watch.lowestUpper();
        Optional<AlarmTransition> transition = watch.fold(round, ofKind);
        if (watch.lowestUpper() < bound) {
            watch.refer(reference.orElseThrow(), questions, settings.assumedMisalignedRate());
        }
        return transition.stream();
    }

    /** Ends all alarms and drops the evidence. */
    List<AlarmTransition> end(DetectorCommand.EndAlarms command, WatchSettings settings) {
        return kinds.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().end(command, settings.of(entry.getKey(), BudgetShare.WHOLE)).stream())
                .toList();
    }

    List<AlarmTransition> restart(DetectorCommand.RestartAlarmed command, WatchSettings settings) {
        return kinds.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().restart(command, settings.of(entry.getKey(), BudgetShare.WHOLE)).stream())
                .toList();
    }

    /** Fires one kind of alarm. */
    List<AlarmTransition> raise(DetectorCommand.Raise command, WatchSettings settings) {
        return Optional.ofNullable(kinds.get(command.kind()))
                .flatMap(watch -> watch.raise(command, settings.of(command.kind(), BudgetShare.WHOLE)))
                .stream()
                .toList();
    }

    /** The time of the last round; the epoch before the first one and after an end. */
    Instant lastRound() {
        return kinds.values().stream()
                .map(KindDetector::lastRound)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Alarms and evidence; empty before the detectors begin. */
    DetectorSummary summary(WatchSettings settings) {
        Map<AlarmKind, DetectorSummary.KindSummary> said = new EnumMap<>(AlarmKind.class);
        kinds.forEach((kind, watch) -> said.put(
                kind,
                new DetectorSummary.KindSummary(
                        watch.alarm(), watch.evidenceDays(settings.of(kind, BudgetShare.WHOLE)))));
        return new DetectorSummary(
                said,
                reference
                        .filter(taken -> !taken.isOwn())
                        .map(taken -> new DetectorSummary.Share(taken.hits(AlarmKind.MISALIGNED), taken.assessed()))
                        .orElse(null));
    }

    /** The state without the reference, which seldom changes and has a column of its own. */
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

    /** The detectors that {@link #toBytes} wrote; {@code asked} begins with the questions that the series had then. */
    public static SeriesDetectors of(byte[] bytes, Optional<Reference> reference, List<String> asked) {
        SeriesDetectors watch = new SeriesDetectors();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != LAYOUT) {
                throw new IllegalArgumentException("unknown layout of stored detectors; expected " + LAYOUT + "");
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
