package io.plumbline.gateway.console.alarms;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.alarms.AlarmReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlarmLineTest {

    @Test
    void alarmsWithoutANoteComeFirstAndTheNewestAmongThem() {
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
    void anAcknowledgementOfAnEarlierAlarmDoesNotCountAndASilenceDoes() {
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

    private static List<AlarmLine> lines(List<AlarmNote> notes, AlarmReport... alarms) {
        return AlarmLine.of(List.of(alarms), notes);
    }

    private static AlarmReport alarm(String model, String to, String at) {
        try {
            return EventJson.mapper()
                    .readValue(
                            """
                            {"number": 1, "change": {"id": "1", "series": {"model": "%s", "revision": "", "questionSet": "core@1",
                              "variant": "plain", "instrument": "judge", "source": "PROBE"}, "detector": "misaligned",
                              "from": "QUIET", "to": "%s", "evidenceDays": 2000, "rate": {"rate": 0.1, "lower": 0, "upper": 0.2},
                              "answers": 10, "hits": 1, "changedAt": "%s", "worstAnswers": [], "at": "%s"}}"""
                                    .formatted(model, to, at, at),
                            AlarmReport.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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
