package io.plumbline.gateway.console.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlarmLineTest {

    @Test
    void whatNobodyLooksAfterComesFirstAndTheNewestWithin() {
        List<AlarmNote> notes = List.of(
                note("quiet", "silenced", "2026-01-01T11:00:00Z", "2026-01-02T00:00:00Z"),
                note("taken", "acknowledged", "2026-01-01T11:30:00Z", null));

        List<AlarmLine> lines = lines(
                notes,
                alarm("quiet", "FIRING", "2026-01-01T10:30:00Z"),
                alarm("taken", "FIRING", "2026-01-01T10:20:00Z"),
                alarm("warned", "WARNING", "2026-01-01T10:10:00Z"),
                alarm("older", "FIRING", "2026-01-01T10:00:00Z"),
                alarm("newer", "FIRING", "2026-01-01T10:05:00Z"));

        assertThat(lines)
                .extracting(line -> line.alarm().model())
                .containsExactly("newer", "older", "warned", "taken", "quiet");
        assertThat(lines.get(3).note()).isEqualTo("acknowledged by Ada");
    }

    @Test
    void whatWasSaidOfAnEarlierAlarmTakesNobodyFromThisOneAndASilenceHolds() {
        List<AlarmNote> notes = List.of(
                note("again", "acknowledged", "2026-01-01T09:00:00Z", null),
                note("quiet", "silenced", "2026-01-01T09:00:00Z", "2026-01-02T00:00:00Z"));

        List<AlarmLine> lines = lines(
                notes,
                alarm("quiet", "FIRING", "2026-01-01T10:00:00Z"),
                alarm("again", "FIRING", "2026-01-01T10:00:00Z"));

        assertThat(lines).extracting(line -> line.alarm().model()).containsExactly("again", "quiet");
        assertThat(lines.get(0).note()).isEmpty();
        assertThat(lines.get(1).note()).startsWith("silenced by Ada until");
    }

    private static List<AlarmLine> lines(List<AlarmNote> notes, String... alarms) {
        try {
            JsonNode up = new JsonMapper().readTree(Stream.of(alarms).collect(Collectors.joining(",", "[", "]")));
            return AlarmLine.of(up, notes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String alarm(String model, String to, String at) {
        return """
                {"change": {"id": "1", "series": {"model": "%s"}, "detector": "misaligned", "to": "%s", "at": "%s",
                  "changedAt": "%s"}}"""
                .formatted(model, to, at, at);
    }

    private static AlarmNote note(String model, String kind, String at, String until) {
        return new AlarmNote(
                model,
                "misaligned",
                kind,
                "because",
                "Ada",
                Instant.parse(at),
                Optional.ofNullable(until).map(Instant::parse));
    }
}
