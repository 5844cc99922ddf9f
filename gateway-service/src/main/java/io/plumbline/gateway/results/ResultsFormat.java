package io.plumbline.gateway.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.EventCodec;
import io.plumbline.gateway.problem.Findings;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which form results are written. */
enum ResultsFormat {
    /** One document. */
    JSON(MediaType.APPLICATION_JSON),
    /** A line for each model. */
    JSONL("application/jsonl"),
    /** A row for each model, and for each of its questions. */
    CSV("text/csv"),
    /** A test case for each model. */
    JUNIT(MediaType.APPLICATION_XML);

    private final String type;

    ResultsFormat(String type) {
        this.type = type;
    }

    /**
     * What the caller wants.
     *
     * @param name the query parameter {@code format}, which wins; null where it is absent
     * @param accepted media types that he takes, the best first
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

    /** What is sent: the document, or a text. */
    Object written(ResultsDocument document) {
        return switch (this) {
            case JSON -> document;
            case JSONL -> lines(document);
            case CSV -> ResultsCsv.of(document);
            case JUNIT -> JUnitReport.of(document);
        };
    }

    private static String lines(ResultsDocument document) {
        return document.models().stream()
                .map(model -> line(new Line(document.probe(), document.complete(), model)))
                .collect(Collectors.joining());
    }

    private static String line(Line line) {
        try {
            return EventCodec.mapper().writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One model, and what it is a part of. */
    private record Line(String probe, boolean complete, @JsonUnwrapped ResultsDocument.Model model) {}
}
