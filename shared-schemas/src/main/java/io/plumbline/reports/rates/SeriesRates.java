package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;
import io.plumbline.reports.instruments.InstrumentState;
import java.util.List;

/**
 * The rates of all answers of one series. A report never pools series.
 *
 * @param series what the answers have in common; its fields stand beside the others in JSON
 * @param rates its rates; their fields stand beside the others in JSON
 * @param instruments state of the one instrument of the series
 */
@Report
@JsonDeserialize(using = JsonDeserializer.None.class)
public record SeriesRates(
        @JsonUnwrapped Series series, @JsonUnwrapped RateReport rates, List<InstrumentState> instruments)
        implements ModelRates {

    public SeriesRates {
        instruments = List.copyOf(instruments);
    }
}
