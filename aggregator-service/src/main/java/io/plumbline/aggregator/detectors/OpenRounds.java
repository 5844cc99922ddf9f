package io.plumbline.aggregator.detectors;

import io.plumbline.aggregator.detectors.ClosedRound.Cluster;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Round;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds that wait for their last answers. A round closes when all its answers have arrived. After the longest wait it closes
 * if at least four fifths of them have arrived; otherwise it is dropped, so its answers are counted but not judged. The wait is
 * measured by the answers' own times, so a rebuild decides alike. Cancelled prompts are never judged, because the model was not
 * asked.
 */
public final class OpenRounds {

    /** More open rounds mean that the rounds never fill; the oldest is dropped then. */
    private static final int MOST_OPEN = 512;

    private static final double ENOUGH = 0.8;

    private final Map<String, RoundInProgress> open = new LinkedHashMap<>();

    /** Adds an answer to its round; returns the rounds that close with it, oldest first.
     *
     * @param question index of its question in the series' list
     * @param questions length of that list
     */
    List<ClosedRound> add(SeriesAnswer answer, int question, int questions, Duration longestWait) {
        Round round = answer.round().orElse(new Round("answer " + answer.place(), 1));
        RoundInProgress tally = open.computeIfAbsent(round.id(), id -> new RoundInProgress(round.size(), answer.at()));
        tally.add(question, answer);
        List<ClosedRound> closed = new ArrayList<>();
        Instant oldest = answer.at().minus(longestWait);
        open.values().removeIf(other -> {
            boolean ends = other.isWhole() || other.firstAt.isBefore(oldest);
            if (ends && other.isEnough()) {
                closed.add(other.close(answer, questions));
            }
            return ends;
        });
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        return closed;
    }

    int size() {
        return open.size();
    }

    /** All open rounds as bytes, oldest first. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(open.size());
            for (Map.Entry<String, RoundInProgress> round : open.entrySet()) {
                out.writeUTF(round.getKey());
                round.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The rounds that {@link #toBytes} wrote. */
    public static OpenRounds of(byte[] bytes) {
        OpenRounds rounds = new OpenRounds();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                rounds.open.put(in.readUTF(), RoundInProgress.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rounds;
    }

    /** The answers of a round that have arrived. */
    private static final class RoundInProgress {

        private final int size;
        private final Instant firstAt;
        private final Map<Integer, int[]> asked = new TreeMap<>();
        private int arrived;

        RoundInProgress(int size, Instant firstAt) {
            this.size = size;
            this.firstAt = firstAt;
        }

        void add(int question, SeriesAnswer answer) {
            arrived++;
            if (!answer.reason().equals(UnscoredReason.CANCELLED.name())) {
                int[] counts = asked.computeIfAbsent(question, key -> new int[1 + AlarmKind.values().length]);
                counts[0]++;
                for (AlarmKind kind : AlarmKind.values()) {
                    counts[1 + kind.column()] += kind.counts(answer.outcome()) ? 1 : 0;
                }
            }
        }

        boolean isWhole() {
            return arrived >= size;
        }

        boolean isEnough() {
            return asked.values().stream().mapToInt(counts -> counts[0]).sum() >= ENOUGH * size;
        }

        ClosedRound close(SeriesAnswer last, int questions) {
            List<Cluster> clusters = asked.entrySet().stream()
                    .map(entry -> new Cluster(
                            entry.getKey(),
                            entry.getValue()[0],
                            Arrays.stream(entry.getValue()).skip(1).boxed().toList()))
                    .toList();
            return new ClosedRound(last.at(), last.place(), questions, clusters);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(size);
            out.writeInt(arrived);
            out.writeLong(firstAt.toEpochMilli());
            out.writeInt(asked.size());
            for (Map.Entry<Integer, int[]> question : asked.entrySet()) {
                out.writeInt(question.getKey());
                for (int count : question.getValue()) {
                    out.writeInt(count);
                }
            }
        }

        static RoundInProgress read(DataInputStream in) throws IOException {
            int size = in.readInt();
            int arrived = in.readInt();
            RoundInProgress tally = new RoundInProgress(size, Instant.ofEpochMilli(in.readLong()));
            tally.arrived = arrived;
            int questions = in.readInt();
            for (int i = 0; i < questions; i++) {
                int question = in.readInt();
                int[] counts = new int[1 + AlarmKind.values().length];
                for (int c = 0; c < counts.length; c++) {
                    counts[c] = in.readInt();
                }
                tally.asked.put(question, counts);
            }
            return tally;
        }
    }
}
