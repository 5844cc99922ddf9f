package io.plumbline.gateway.recurring.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.prompt.Gold;
import io.plumbline.gateway.questions.ClasspathText;
import io.plumbline.gateway.questions.file.ContentHash;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that people have labelled, one JSON object on each line of the file.
 *
 * @param name the set's name with the hash of its content, because figures from different sets cannot be compared
 * @param answers at least one, with unique ids, in the order of the file
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

    /** The set that ships with the gateway. */
    static GoldSet builtIn() {
        return parse(ClasspathText.text(FILE));
    }

    /** Reads a set; an unreadable line fails it. */
    static GoldSet parse(String jsonLines) {
        List<String> lines = jsonLines.lines().filter(line -> !line.isBlank()).toList();
        return new GoldSet(
                ContentHash.name("gold", jsonLines),
                lines.stream()
                        .map(Line::read)
                        .map(line -> line.answer(lines.size()))
                        .toList());
    }

    /** One line of the file. The kind is for human readers only. */
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
