package io.plumbline.cli.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitNotesTest {

    private static final String CHECK = "the judge is checked first; prompts wait until 12:05:00 UTC at most";
    private static final String AWAY = "the judge j does not answer: connection refused";

    private final WaitNotes notes = new WaitNotes();

    @Test
    void aReasonThatStandsIsToldOnceForAllModels() {
        assertThat(at(0, CHECK, CHECK, null)).isEmpty();
        assertThat(at(2, CHECK, CHECK, null)).isEmpty();
        assertThat(at(4, CHECK, CHECK, null)).containsExactly("waiting: " + CHECK);
        assertThat(at(60, CHECK, null, null)).isEmpty();
        assertThat(at(61, AWAY, CHECK, null)).isEmpty();
        assertThat(at(65, AWAY, CHECK, null)).containsExactly("waiting: " + AWAY);
    }

    @Test
    void aReasonThatIsGoneAtOnceIsNotTold() {
        assertThat(at(0, CHECK)).isEmpty();
        assertThat(at(2, (String) null)).isEmpty();
        assertThat(at(4, CHECK)).as("it stands anew").isEmpty();
        assertThat(at(8, "bad\u001b[2Jline")).isEmpty();
        assertThat(at(12, "bad\u001b[2Jline")).containsExactly("waiting: bad [2Jline");
    }

    private List<String> at(long seconds, String... reasons) {
        return notes.of(Arrays.stream(reasons), Duration.ofSeconds(seconds).toNanos());
    }
}
