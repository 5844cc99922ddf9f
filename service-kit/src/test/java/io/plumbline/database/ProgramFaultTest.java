package io.plumbline.database;

import jakarta.persistence.NoResultException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramFaultTest {

    static Stream<Throwable> faults() {
        return Stream.of(
                new NullPointerException("nothing there"),
                stackless(new NullPointerException()),
                new ClassCastException(),
                new CompletionException(new IndexOutOfBoundsException("5 of 3")),
                new ArithmeticException("/ by zero"),
                new UncheckedIOException("stored tokens cannot be read", new IOException("end of input")),
                new PersistenceException(new NumberFormatException("no number")),
                new NoResultException("no row"),
                new IllegalStateException("a state that we forbid"),
                new StackOverflowError());
    }

    static Stream<Throwable> ofTheDatabase() {
        return Stream.of(
                new ConnectException("refused"),
                new ClosedChannelException(),
                new TimeoutException("no connection in 30 s"),
                new PersistenceException(new SQLException("shutting down", "57P01")),
                new CompletionException(new SQLException("deadlock", "40P01")),
                new ConflictException("another instance was faster"),
                foreign(new IllegalStateException("Pool is closed")),
                stackless(new RuntimeException("Connection is closed")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTheProgramIsNotAwaited(Throwable failure) {
        assertThat(ProgramFault.is(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofTheDatabase")
    void aDatabaseThatIsAwayIsAwaited(Throwable failure) {
        assertThat(ProgramFault.is(failure)).isFalse();
        assertThat(DataFault.is(failure)).isFalse();
    }

    @Test
    void aStatementThatWouldChangeOneRowTwiceIsAFaultOfTheData() {
        assertThat(List.of("21000", "22021", "23505", "44000", "54000"))
                .allMatch(state -> DataFault.is(new PersistenceException(new SQLException("no", state))));
    }

    private static <T extends Throwable> T stackless(T failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private static <T extends Throwable> T foreign(T failure) {
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", null, 1),
            new StackTraceElement("io.vertx.sqlclient.impl.pool.SqlConnectionPool", "acquire", null, 1),
            new StackTraceElement("io.plumbline.database.Transactions", "once", null, 1)
        });
        return failure;
    }
}
