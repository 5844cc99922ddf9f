package io.plumbline.gateway.console.fleet;

import io.plumbline.events.field.EventJson;
import io.plumbline.reports.fleet.FleetReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FleetViewTest {

    private static final String PAGE =
            """
            {"at": "2026-01-02T00:00:00Z", "total": 3, "states": {"ALARM": 1, "NO_DATA": 1}, "matching": 3, "first": 0, "models": [
              {"model": "a b", "revision": "1", "labels": {"team": "x"}, "baseline": "base", "state": "ALARM", "alarms": [],
               "answers": 1000, "coverage": 0.5, "answeredAt": "2026-01-01T22:00:00Z", "silenceSeconds": 60, "scheduled": false,
               "rate": {"rate": 0.1, "lower": 0.05, "upper": 0.2}, "recent": true, "steps": [0.0, null, 0.25, 1.0]},
              {"model": "new", "revision": "", "labels": {}, "state": "NO_DATA", "alarms": [], "answers": 0, "coverage": 0,
               "silenceSeconds": 60, "scheduled": false, "recent": false, "steps": []}]}""";

    @Test
    void aRowShowsAModelInWords() throws Exception {
        FleetRow row = view("").rows().get(0);

        assertThat(row.address()).isEqualTo("/models/a%20b");
        assertThat(row.state().word()).isEqualTo("alarm");
        assertThat(row.note()).isEqualTo("silenced by Ada");
        assertThat(row.rate().percent()).isEqualTo("10.0\u00a0%");
        assertThat(row.base().known()).isFalse();
        assertThat(row.coverage()).isEqualTo("50.0\u00a0%");
        assertThat(row.covered()).isFalse();
        assertThat(row.age()).isEqualTo("2 h ago");
        assertThat(row.labels()).extracting(FleetRow.Mark::text).containsExactly("team=x");
        assertThat(row.spark().dots()).hasSize(1);
        assertThat(row.spark().path()).startsWith("M").contains("L");
    }

    @Test
    void aModelWithoutAnswersHasNoFigures() throws Exception {
        FleetRow row = view("").rows().get(1);

        assertThat(row.rate().percent()).isEqualTo("\u2013");
        assertThat(row.coverage()).isEqualTo("\u2013");
        assertThat(row.covered()).isTrue();
        assertThat(row.age()).isEqualTo("never");
        assertThat(row.baseline()).isEmpty();
    }

    @Test
    void statesWithModelsAreListedAndTheChosenOneAlways() throws Exception {
        assertThat(view("").states()).extracting(state -> state.word().css()).containsExactly("s-alarm", "s-no-data");
        assertThat(view("BLIND").states())
                .extracting(state -> state.word().word())
                .containsExactly("alarm", "blind", "no data");
        assertThat(view("").hasNext()).isTrue();
    }

    private static FleetView view(String state) throws Exception {
        return FleetView.of(
                FleetFilter.of(null, null, state, null),
                EventJson.mapper().readValue(PAGE, FleetReport.class),
                Map.of("a b", "silenced by Ada"));
    }
}
