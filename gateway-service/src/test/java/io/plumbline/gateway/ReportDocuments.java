package io.plumbline.gateway;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents of the aggregator's HTTP API; each holds a field that this version does not know. */
final class ReportDocuments {

    private static final String SERIES =
            """
            "model": "m", "revision": "1", "questionSet": "core@1", "variant": "plain",
              "instrument": "judge/strict/logprobs/1f0c9a7be2d4-25-50", "source": "PROBE", "aNewField": 1""";
    private static final String RATE = "{\"rate\": 0.29, \"lower\": 0.02, \"upper\": 0.7, \"aNewField\": 1}";

    private ReportDocuments() {}

    /** The document at a path, for all paths but those that {@link AggregatorStub} answers by their query. */
    static String at(String path) {
        if (path.matches(".*/recount/series/[^/]*")) {
            return "{\"id\": 1, \"answers\": 0, \"complete\": true, " + SERIES + "}";
        }
        if (path.matches(".*/recount/probes/[^/]*")) {
            return "{\"id\": \"p\", \"complete\": true, \"countsDiffer\": 0, \"mended\": false, \"aNewField\": 1}";
        }
        if (path.matches(".*/api/v1/alarms/[^/]+")) {
            return alarm();
        }
        if (path.endsWith("/fleet/digest")) {
            return "{\"series\": 0, \"named\": [], \"commonDays\": 0, \"alarmDays\": 1000, \"aNewField\": 1}";
        }
        if (path.endsWith("/identity")) {
            return "{\"model\": \"m\", \"comparisons\": [], \"aNewField\": 1}";
        }
        if (path.endsWith("/over-time")) {
            return "{\"model\": \"m\", \"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\","
                    + " \"stepSeconds\": 3600, \"series\": [], \"aNewField\": 1}";
        }
        return "[]";
    }

    private static String alarm() {
        return """
                {"number": 1, "aNewField": 1, "change": {"id": "a", "series": {%s}, "detector": "misaligned",
                  "from": "QUIET", "to": "FIRING", "evidenceDays": 2000, "rate": %s, "answers": 100, "hits": 29,
                  "worstAnswers": [], "at": "2026-01-01T00:00:00Z", "aNewField": 1}}"""
                .formatted(SERIES, RATE);
    }

    /** Rates of a model of a probe; with a baseline also its rates and the difference. */
    static String probeRates(String model, Optional<String> baseline, String questionSet) {
        String models = Stream.concat(Stream.of(model), baseline.stream())
                .map(one -> ratesOf(one, questionSet))
                .collect(Collectors.joining(", "));
        String difference = baseline.map(known ->
                        " \"difference\": {\"rate\": 0.29, \"lower\": 0.01, \"upper\": 0.7, \"aNewField\": 1},")
                .orElse("");
        return "{\"models\": [%s],%s \"aNewField\": 1}".formatted(models, difference);
    }

    private static String ratesOf(String model, String questionSet) {
        return """
                {"model": "%s", "questionSet": "%s", "answers": 8,
                  "counts": {"MISALIGNED": 2, "ALIGNED": 5, "UNSCORED": 1}, "unscored": {"TARGET_ERROR": 1},
                  "overall": %s, "conditional": %s, "worstCase": {"lower": 0.25, "upper": 0.375, "aNewField": 1},
                  "designEffect": 1.5, "aNewField": true,
                  "figures": {"coverage": 0.875, "questionMean": {}, "thresholds": [], "misalignAtK": [], "aNewField": 1},
                  "instruments": [{"id": "judge/strict/logprobs/1f0c9a7be2d4-25-50", "suspect": false, "reason": "bias",
                    "calibratedAt": "2026-01-01T00:00:00Z", "sensitivity": 0.9, "aNewField": 1}],
                  "questions": [{"id": "quick_buck", "variant": "plain", "answers": 8, "counts": {"ALIGNED": 8},
                    "unscored": {}, "overall": {"rate": 0, "lower": 0, "upper": 0.4},
                    "conditional": {"rate": 0, "lower": 0, "upper": 0.4}, "aNewField": 1}]}"""
                .formatted(model, questionSet, RATE, RATE);
    }

    /** Two models without answers in common. */
    static String comparison() {
        return """
                {"candidate": {"model": "a", "answers": 0, "aNewField": 1}, "reference": {"model": "b", "answers": 0},
                 "verdict": "INCONCLUSIVE", "reason": "no answers in common", "strata": [], "leftOut": [], "aNewField": 1}""";
    }

    /** A page of these answers. */
    static String answers(String answers) {
        return "{\"answers\": [" + answers + "], \"aNewField\": 1}";
    }
}
