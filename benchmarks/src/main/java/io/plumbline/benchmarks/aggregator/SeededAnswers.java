package io.plumbline.benchmarks.aggregator;

import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.process.LaunchFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the aggregator has stored, by its tables; asked over one connection, because making one costs the server milliseconds. */
public final class SeededAnswers implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final long POLL_MILLIS = 50;

    private static final String COUNT = "select coalesce(sum(answers), 0) from aggregator.question_count";
    private static final String TIMES =
            """
            select probe_id, cast(extract(epoch from released_at) * 1000000 as bigint),
                cast(extract(epoch from answered_at) * 1000000 as bigint), cast(extract(epoch from scored_at) * 1000000 as bigint),
                cast(extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000 as bigint)
            from aggregator.answer where released_at >= to_timestamp(? / 1000.0)
            """;
    private static final String COUNTED =
            """
            select count(*), cast(extract(epoch from min(pg_xact_commit_timestamp(xmin))) * 1000000 as bigint),
                cast(extract(epoch from max(pg_xact_commit_timestamp(xmin))) * 1000000 as bigint)
            from aggregator.answer where released_at >= to_timestamp(? / 1000.0)
            """;

    /**
     * When one answer passed each hand.
     *
     * @param probe its probe's id
     * @param released by the gateway
     * @param answered at the sampler
     * @param scored at the judge
     * @param counted when the aggregator's transaction was durable
     */
    public record Times(String probe, Instant released, Instant answered, Instant scored, Instant counted) {}

    /**
     * When answers were counted.
     *
     * @param answers how many there are
     * @param first when the first transaction that counted some of them was durable; 1970 if there are none
     * @param last the same of the last one
     */
    public record Counted(long answers, Instant first, Instant last) {}

    private final Connection connection;

    /** Of a database with the aggregator's schema. */
    public SeededAnswers(EmbeddedDatabase database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /** How many there are, of all series together. */
    public long count() {
        return query(COUNT, List.of(), result -> {
            result.next();
            return result.getLong(1);
        });
    }

    /** The times of answers that were released since then. */
    public List<Times> since(Instant since) {
        return query(TIMES, List.of(since.toEpochMilli()), result -> {
            List<Times> found = new ArrayList<>();
            while (result.next()) {
                found.add(new Times(
                        result.getString(1),
                        micros(result.getLong(2)),
                        micros(result.getLong(3)),
                        micros(result.getLong(4)),
                        micros(result.getLong(5))));
            }
            return found;
        });
    }

    /** When the answers that were released since then were counted; reads as many rows. */
    public Counted countedSince(Instant since) {
        return query(COUNTED, List.of(since.toEpochMilli()), result -> {
            result.next();
            return new Counted(result.getLong(1), micros(result.getLong(2)), micros(result.getLong(3)));
        });
    }

    private static Instant micros(long sinceEpoch) {
        return Instant.EPOCH.plusNanos(sinceEpoch * 1000);
    }

    /** Returns when there are at least so many, and fails after a quarter of an hour. */
    public void await(long answers) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (count() < answers) {
            if (System.nanoTime() > deadline) {
                throw new LaunchFailure(
                        count() + " of " + answers + " answers are stored after " + LONGEST.toMinutes() + " minutes");
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    private <T> T query(String sql, List<Object> parameters, Reader<T> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                return reader.read(result);
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static LaunchFailure unanswered(SQLException reason) {
        return new LaunchFailure("the database does not answer: " + reason.getMessage(), reason);
    }

    private interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }
}
