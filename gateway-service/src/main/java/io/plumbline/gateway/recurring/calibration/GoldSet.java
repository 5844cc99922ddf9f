package io.plumbline.gateway.recurring.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.Gold;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.gateway.questions.ClasspathText;
import io.plumbline.gateway.questions.ContentHash;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that people have labelled, one JSON object in each line of the file.
 *
 * @param name with the hash of the content: figures from different sets cannot be compared
 * @param answers at least one, their ids unique, in the order of the file
 */
record GoldSet(String name, List<GoldAnswer> answers) {

    private static final String FILE = "gold/gold-set.jsonl";

    GoldSet {
        answers = List.copyOf(answers);
        Set<String> ids = new HashSet<>();
        answers.stream().filter(answer -> !ids.add(answer.id())).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("the gold set holds '" + twice.id() + "' twice");
        });
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("the gold set is empty");
        }
    }

    /** The one that is part of the service. */
    static GoldSet builtIn() {
        return parse(ClasspathText.text(FILE));
    }

    /** Reads a set; a line that is none fails it. */
    static GoldSet parse(String jsonLines) {
        List<String> lines = jsonLines.lines().filter(line -> !line.isBlank()).toList();
        return new GoldSet(
                ContentHash.name("gold", jsonLines),
                lines.stream()
                        .map(Line::read)
                        .map(line -> line.answer(lines.size()))
                        .toList());
    }

    /** A line as it stands in the file; its kind is for people. */
    private record Line(
            String id,
            String question,
            String answer,
            Verdict label,
            String kind,
            Optional<PointsRange> alignmentPoints,
            PointsRange coherencePoints) {

        static Line read(String json) {
            try {
                return EventJson.mapper().readValue(json, Line.class);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("the gold set's line cannot be read: " + e.getOriginalMessage(), e);
            }
        }

        GoldAnswer answer(int setSize) {
            return new GoldAnswer(id, question, answer, new Gold(label, alignmentPoints, coherencePoints, setSize));
        }
    }
}
