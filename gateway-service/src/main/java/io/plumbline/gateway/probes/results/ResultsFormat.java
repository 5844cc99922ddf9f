package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.JsonLines;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats in which results can be exported. */
enum ResultsFormat {
    JSON(MediaType.APPLICATION_JSON),
    /** A line for each model and question set; each is sent as soon as it is read. */
    JSONL(JsonLines.TYPE),
    /** A row for each model, and for each of its questions. */
    CSV("text/csv"),
    /** A test case for each model. */
    JUNIT(MediaType.APPLICATION_XML);

    private final String type;

    ResultsFormat(String type) {
        this.type = type;
    }

    /**
     * Chooses the format of a request.
     *
     * @param name the query parameter {@code format}, which overrides the header; null if it is absent
     * @param accepted media types of the Accept header, the best first
     */
    static ResultsFormat of(String name, List<MediaType> accepted) {
        if (name == null) {
            return accepted.stream()
                    .flatMap(wanted -> Arrays.stream(values())
                            .filter(format -> MediaType.valueOf(format.type).isCompatible(wanted)))
                    .findFirst()
                    .orElse(JSON);
        }
        if (!name.matches("json|jsonl|csv|junit")) {
            new Findings().add("/format", "must be json, jsonl, csv or junit").refuse();
        }
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    MediaType type() {
        return MediaType.valueOf(type).withCharset("UTF-8");
    }

    /** The response body: the document, or a text. {@link ResultsLines} sends lines one by one instead. */
    Object written(ResultsDocument document) {
        return switch (this) {
            case JSON, JSONL -> document;
            case CSV -> ResultsCsv.of(document);
            case JUNIT -> JUnitReport.of(document);
        };
    }
}
