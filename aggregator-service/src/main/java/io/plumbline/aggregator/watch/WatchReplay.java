package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.DetectorCommand;
import io.plumbline.aggregator.detectors.DetectorSummary;
import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.detectors.WatchSettings;
import io.plumbline.aggregator.detectors.WatchedSeries;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows all answers of a series to new detectors and gives them the stored commands at their places. The result must equal the
 * stored state to the bit. The caller holds the lock on the series' row, so the stored state stays as it is meanwhile.
 */
public final class WatchReplay {

    private static final String STORED =
            """
            select encode(open_rounds, 'base64') as open_rounds, encode(detectors, 'base64') as detectors, questions
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

    /** Begins a replay, with the current settings until a stored command sets others. */
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

    /** Takes answers in the order of their places; a later call continues behind them. */
    public void see(List<SeriesAnswer> answers) {
        for (SeriesAnswer answer : answers) {
            row.see(List.of(answer));
            applyAt(answer.place(), true);
            row.judge();
            applyAt(answer.place(), false);
        }
    }

    /** Applies the commands of a place that come before the rounds closing there are judged, or those that come after. */
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

    /** Whether commands are left whose place no answer has. */
    boolean hasCommandsLeft() {
        return !commands.isEmpty();
    }

    /** Whether the stored state equals the replayed one to the bit. */
    public Uni<Boolean> isSame(Mutiny.Session session) {
        return Rows.optional(Rows.query(session, STORED).setParameter("id", seriesId), this::isSame)
                .map(same -> same.map(equal -> equal && !hasCommandsLeft()).orElse(row.place() == 0));
    }

    private boolean isSame(Row stored) {
        return Arrays.equals(
                        WatchEncoding.bytes(stored.text("open_rounds")),
                        row.open().toBytes())
                && Arrays.equals(
                        WatchEncoding.bytes(stored.text("detectors")),
                        row.detectors().toBytes())
                && WatchEncoding.strings(stored.text("questions")).equals(row.questions());
    }

    /** Replaces the stored state with the replayed one. */
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
