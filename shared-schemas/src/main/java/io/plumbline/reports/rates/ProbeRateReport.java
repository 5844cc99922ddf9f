package io.plumbline.reports.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.reports.Report;
import io.plumbline.reports.instruments.InstrumentState;
import java.util.List;
import java.util.Optional;

/**
 * The rates of a probe.
 *
 * @param models one entry for each model and question set with answers, by id and question set
 * @param difference candidate minus baseline, of misaligned among coherent answers; absent if either was not named or has no coherent answer, or if the answers are
 *     to several question sets
 */
@Report
public record ProbeRateReport(List<OfModel> models, Optional<Difference> difference) {

    public ProbeRateReport {
        models = List.copyOf(models);
        difference = difference == null ? Optional.empty() : difference;
    }

    /**
     * One model's rates on one question set of the probe.
     *
     * @param model id of the registered model
     * @param questionSet the question set, with the hash of its content
     * @param rates its rates; their fields stand beside the others in JSON
     * @param instruments state of the instruments that scored the answers
     */
    @Report
    public record OfModel(
            String model, String questionSet, @JsonUnwrapped RateReport rates, List<InstrumentState> instruments) {
        public OfModel {
            instruments = List.copyOf(instruments);
        }
    }
}
