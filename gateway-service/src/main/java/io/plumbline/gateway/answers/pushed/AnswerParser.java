package io.plumbline.gateway.answers.pushed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.answers.pushed.body.RawLine;
import io.plumbline.gateway.answers.retention.AnswerRetention;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.JsonFaults;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/** Parses and checks the lines of pushed answers. */
@ApplicationScoped
class AnswerParser {

    private final ObjectMapper json;
    private final AnswerRetention retention;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes a parser.
     *
     * @param json the strict mapper of all requests
     * @param retention the first day whose answers can be stored
     */
    AnswerParser(ObjectMapper json, AnswerRetention retention) {
        this.json = json;
        this.retention = retention;
    }

    /** Parses a line into an answer or its errors. */
    AnswerLine read(RawLine line) {
        Findings findings = new Findings();
        AnswerSpec answer = null;
        if (line.isTooLong()) {
            findings.add("", "is longer than plumbline.answers.longest-line allows");
        } else {
            answer = parse(line.bytes(), findings);
        }
        return new AnswerLine(line.number(), answer, findings.all());
    }

    private AnswerSpec parse(byte[] line, Findings findings) {
        try {
            AnswerSpec answer = json.readValue(line, AnswerSpec.class);
            if (answer == null) {
                findings.add("", "must be a JSON object");
            } else {
                Instant now = Instant.now(clock);
                answer.check(findings, retention.first(now), now);
            }
            return answer;
        } catch (JsonProcessingException unreadable) {
            JsonFaults.add(unreadable, "", findings);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
