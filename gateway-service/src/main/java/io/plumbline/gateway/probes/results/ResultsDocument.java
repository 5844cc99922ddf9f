package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.verdict.ProbeVerdict;
import io.plumbline.reports.rates.Difference;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of a probe: the document that the command line prints and pipelines read. Its field names are an interface.
 *
 * @param probe id of the probe
 * @param verdict verdict on all candidates together
 * @param complete whether every answer has been counted
 * @param models the candidates, then the baseline, each on each question set: answers to different sets are never added up
 * @param difference first candidate minus baseline; absent without a baseline and with several question sets
 * @param notes what holds the probe up at present, one sentence each; absent if nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultsDocument(
        String probe,
        ProbeVerdict verdict,
        boolean complete,
        List<ModelResult> models,
        Difference difference,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

    static ResultsDocument of(ProbeView probe, List<ModelResult> models) {
        List<ProbeVerdict> verdicts = models.stream()
                .flatMap(model -> Stream.ofNullable(model.verdict()))
                .toList();
        long answers =
                models.stream().mapToLong(model -> model.answered().answers()).sum();
        return new ResultsDocument(
                probe.id(),
                ProbeVerdict.worst(verdicts),
                answers >= probe.total(),
                models,
                probe.questionSets().size() == 1 ? models.get(0).rates().difference() : null,
                probe.notes());
    }
}
