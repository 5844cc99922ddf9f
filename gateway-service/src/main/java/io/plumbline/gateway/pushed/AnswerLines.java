package io.plumbline.gateway.pushed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.problem.JsonFaults;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads pushed answers. */
@ApplicationScoped
class AnswerLines {

    private static final int MOST_LINES = 10_000;

    private final ObjectMapper json;
    private final Period kept;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes a reader.
     *
     * @param json as strict as for every other request
     * @param kept how long the aggregator keeps answers; it could not store older ones
     */
    AnswerLines(
            ObjectMapper json,
            @ConfigProperty(name = "plumbline.retention.answers", defaultValue = "P400D") Period kept) {
        this.json = json;
        this.kept = kept;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param answer null where it cannot be read
     * @param errors what is wrong with it; empty where nothing is
     */
    record Line(int number, AnswerSpec answer, List<Problem.Wrong> errors) {

        boolean isRight() {
            return errors.isEmpty();
        }

        /** The same refused for something that only the database could tell. */
        Line refused(String pointer, String detail) {
            return new Line(number, answer, List.of(new Problem.Wrong(pointer, detail)));
        }

        /** An id that is none is not shown. */
        AnswerReport.Refused report() {
            boolean hasId = answer != null
                    && errors.stream().noneMatch(wrong -> wrong.pointer().equals("/id"));
            return new AnswerReport.Refused(number, hasId ? answer.id() : null, errors);
        }
    }

    /** Every line that is not blank. */
    List<Line> all(String body) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int from = 0;
        while (from < body.length()) {
            int newline = body.indexOf('\n', from);
            int to = newline < 0 ? body.length() : newline;
            number++;
            if (!body.substring(from, to).isBlank()) {
                requireRoom(lines);
                lines.add(read(number, body.substring(from, to)));
            }
            from = to + 1;
        }
        return lines;
    }

    /** A body that is one answer; ends the request where it cannot be read. */
    Line one(String body) {
        Line line = read(1, body);
        if (line.answer() == null) {
            throw new ProblemException(
                    line.errors().get(0).pointer().isEmpty()
                            ? Problem.unreadable(line.errors().get(0).detail())
                            : Problem.invalid(line.errors()));
        }
        return line;
    }

    private Line read(int number, String text) {
        Findings findings = new Findings();
        AnswerSpec answer = null;
        try {
            answer = json.readValue(text, AnswerSpec.class);
            if (answer == null) {
                findings.add("", "must be a JSON object");
            } else {
                answer.check(findings, kept, Instant.now(clock));
            }
        } catch (JsonProcessingException unreadable) {
            JsonFaults.tell(unreadable, "", findings);
        }
        return new Line(number, answer, findings.all());
    }

    private static void requireRoom(List<Line> lines) {
        if (lines.size() == MOST_LINES) {
            new Findings()
                    .add("", "must not hold more than " + MOST_LINES + " lines")
                    .refuse();
        }
    }
}
