package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.fleet.FleetState;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.SeriesRates;
import io.plumbline.reports.rates.WindowRates;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** During an upgrade the aggregator may be newer or older than the gateway. */
class ReportReaderTest {

    private static final String SERIES =
            "\"model\": \"m\", \"revision\": \"\", \"questionSet\": \"core@1\", \"variant\": \"plain\","
                    + " \"instrument\": \"judge\", \"source\": \"PROBE\", \"aNewField\": {\"deep\": [1]}";
    private static final String RATES = "\"answers\": 8, \"counts\": {\"A_NEW_OUTCOME\": 8}, \"aNewField\": 1,"
            + " \"overall\": {\"lower\": 0, \"upper\": 1, \"aNewField\": 1},"
            + " \"conditional\": {\"lower\": 0, \"upper\": 1}, \"worstCase\": {\"lower\": 0, \"upper\": 1},"
            + " \"designEffect\": 1, \"instruments\": []";

    @Test
    void fieldsOfANewerAggregatorAreIgnoredAtEveryDepth() throws Exception {
        List<ModelRates> rates = ReportReader.mapper()
                .readValue(
                        "[{" + SERIES + ", " + RATES + ", \"unscored\": {}, \"questions\": [],"
                                + " \"figures\": {\"questionMean\": {}, \"thresholds\": [], \"misalignAtK\": [], \"aNewField\": 1}},"
                                + "{" + SERIES + ", " + RATES
                                + ", \"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"}]",
                        new TypeReference<List<ModelRates>>() {});

        assertThat(rates.get(0)).isInstanceOfSatisfying(SeriesRates.class, all -> {
            assertThat(all.rates().answers()).isEqualTo(8);
            assertThat(all.rates().overall().rate()).isEmpty();
            assertThat(all.series().questionSet()).isEqualTo("core@1");
        });
        assertThat(rates.get(1)).isInstanceOf(WindowRates.class);
    }

    @Test
    void aStateOfANewerAggregatorNeedsAttention() throws Exception {
        FleetReport fleet = fleet("\"matching\": 1, \"first\": 0");

        assertThat(fleet.models().get(0).state()).isEqualTo(FleetState.ELEVATED);
        assertThat(fleet.states()).containsEntry(FleetState.ELEVATED, 1);
    }

    @Test
    void aNumberThatAnOlderAggregatorDoesNotSendIsZero() throws Exception {
        assertThat(fleet("\"matching\": 1").first()).isZero();
    }

    private static FleetReport fleet(String place) throws Exception {
        return ReportReader.mapper()
                .readValue(
                        "{\"at\": \"2026-01-01T00:00:00Z\", \"total\": 1, \"states\": {\"A_NEW_STATE\": 1}, " + place
                                + ", \"models\": [{\"model\": \"m\", \"revision\": \"\", \"labels\": {},"
                                + " \"state\": \"A_NEW_STATE\", \"alarms\": [], \"answers\": 0, \"coverage\": 0,"
                                + " \"silenceSeconds\": 60, \"scheduled\": false, \"recent\": false, \"steps\": [null]}]}",
                        FleetReport.class);
    }
}
