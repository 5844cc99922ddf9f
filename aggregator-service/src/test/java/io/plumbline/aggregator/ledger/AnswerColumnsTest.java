package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.Sample;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.aggregator.store.InsertStatement;
import io.plumbline.aggregator.store.StoredColumn;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class AnswerColumnsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String COLUMNS =
            """
            select column_name as name from information_schema.columns
            where table_schema = 'aggregator' and table_name = :table
            """;

    @Inject
    Transactions transactions;

    @Inject
    DataSource source;

    @Test
    void oneMoreEntryOfTheListStoresOneMoreField() throws SQLException {
        execute("create table aggregator.answer_with_tokens (like aggregator.answer)");
        execute("alter table aggregator.answer_with_tokens add column output_tokens bigint");
        List<StoredColumn<PlacedAnswer>> columns = Stream.concat(
                        AnswerColumns.ANSWER.stream(),
                        Stream.of(StoredColumn.<PlacedAnswer>number("output_tokens", AnswerColumnsTest::outputTokens)))
                .toList();
        InsertStatement<PlacedAnswer> insert =
                InsertStatement.into("aggregator.answer_with_tokens", columns, "returning prompt_id");

        AnswerRow row = AnswerRow.of(
                Sample.of("probe", "model").judged(0, Verdict.MISALIGNED, 12.5),
                new ReviewRule(25),
                new ClockBound(Instant.MAX));
        List<String> stored = transactions
                .once(session -> insert.bind(
                                session.createNativeQuery(insert.sql(), String.class),
                                List.of(new PlacedAnswer(row, 7, 3)))
                        .getResultList()
                        .chain(() -> Rows.list(
                                Rows.query(session, "select * from aggregator.answer_with_tokens"),
                                answer -> answer.text("outcome") + " " + answer.decimal("alignment") + " "
                                        + answer.text("finish_reason") + " " + answer.number("place") + " "
                                        + answer.number("output_tokens"))))
                .await()
                .atMost(PATIENCE);

        assertThat(stored).containsExactly("MISALIGNED 12.5 stop 3 20");
    }

    @Test
    void everyColumnOfAnAnswerIsListed() {
        assertThat(AnswerColumns.ANSWER)
                .extracting(StoredColumn::name)
                .containsExactlyInAnyOrderElementsOf(columns("answer"));
    }

    @Test
    void everyColumnOfItsTextsIsListed() {
        assertThat(AnswerColumns.TEXT)
                .extracting(StoredColumn::name)
                .containsExactlyInAnyOrderElementsOf(columns("answer_text"));
    }

    private List<String> columns(String table) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, COLUMNS).setParameter("table", table), column -> column.text("name")))
                .await()
                .atMost(PATIENCE);
    }

    private static Long outputTokens(PlacedAnswer answer) {
        return answer.score()
                .completion()
                .result()
                .fold(reply -> Long.valueOf(reply.usage().completionTokens()), failed -> null);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
