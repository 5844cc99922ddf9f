package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows all of a series' answers to new detectors, and tells them what they were told then. What comes of it must be what is
 * stored, to the bit; whoever replays holds the series' row, so nothing changes meanwhile.
 */
public final class WatchReplay {

    private static final String STORED =
            """
            select encode(open_rounds, 'base64'), encode(detectors, 'base64'), reference, questions
            from aggregator.watch where series_id = :id
            """;
    private static final String MEND =
            """
            update aggregator.watch set version = version + 1, place = :place, questions = :questions,
                open_rounds = decode(:open, 'base64'), detectors = decode(:detectors, 'base64'), alarmed = :alarmed,
                summary = :summary, misaligned_days = :days
            where series_id = :id
            """;

    private final long seriesId;
    private final WatchedSeries row;
    private final Deque<DetectorCommand> commands;

    private WatchReplay(long seriesId, WatchedSeries row, Deque<DetectorCommand> commands) {
        this.seriesId = seriesId;
        this.row = row;
        this.commands = commands;
    }

    /** Begins to replay a series, under the present settings as long as it was not told others. */
    public static Uni<WatchReplay> of(Mutiny.Session session, WatchConfig config, long seriesId, Source source) {
        return new DetectorCommandTable(session)
                .of(seriesId)
                .map(commands -> of(seriesId, source, config.settings(), commands));
    }

    static WatchReplay of(long seriesId, Source source, WatchSettings present, List<DetectorCommand> commands) {
        WatchedSeries row = WatchedSeries.starting(source);
        row.configure(present, Instant.EPOCH);
        WatchReplay replay = new WatchReplay(seriesId, row, new ArrayDeque<>(commands));
        replay.applyAt(row.place(), false);
        return replay;
    }

    /** Takes answers in the order of their places; may be called again for those that follow. */
    public void see(List<SeriesAnswer> answers) {
        for (SeriesAnswer answer : answers) {
            row.see(List.of(answer));
            applyAt(answer.place(), true);
            row.judge();
            applyAt(answer.place(), false);
        }
    }

    /** What was told with this answer's place, before what closed there is judged or behind it. */
    private void applyAt(long place, boolean beforeJudging) {
        while (!commands.isEmpty()
                && commands.peek().place() == place
                && commands.peek().comesBeforeJudging() == beforeJudging) {
            row.apply(commands.pop());
        }
    }

    /** The series as far as it has been replayed. */
    WatchedSeries series() {
        return row;
    }

    /** Whether something was told at a place that no answer has. */
    boolean hasCommandsLeft() {
        return !commands.isEmpty();
    }

    /** Whether the stored state is the same, to the bit. */
    public Uni<Boolean> isSame(Mutiny.Session session) {
        return session.createNativeQuery(STORED, Object[].class)
                .setParameter("id", seriesId)
                .getResultList()
                .map(rows -> rows.isEmpty() ? row.place() == 0 : !hasCommandsLeft() && isSame(rows.get(0)));
    }

    private boolean isSame(Object[] stored) {
        return Arrays.equals(WatchEncoding.bytes((String) stored[0]), row.open().toBytes())
                && Arrays.equals(
                        WatchEncoding.bytes((String) stored[1]), row.detectors().toBytes())
                && WatchEncoding.strings((String) stored[3]).equals(row.questions());
    }

    /** Puts the replayed state in the place of the stored one. */
    public Uni<Void> mend(Mutiny.Session session) {
        DetectorSummary summary = row.summary();
        return session.createNativeQuery(MEND)
                .setParameter("id", seriesId)
                .setParameter("place", row.place())
                .setParameter("questions", WatchEncoding.json(row.questions()))
                .setParameter("open", WatchEncoding.base64(row.open().toBytes()))
                .setParameter("detectors", WatchEncoding.base64(row.detectors().toBytes()))
                .setParameter("alarmed", summary.alarmed())
                .setParameter("summary", WatchEncoding.json(summary))
                .setParameter("days", summary.misalignedDays())
                .executeUpdate()
                .replaceWithVoid();
    }
}
