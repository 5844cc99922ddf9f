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

/** Reads pushed answers. */
@ApplicationScoped
class AnswerParser {

    private final ObjectMapper json;
    private final AnswerRetention kept;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes a parser.
     *
     * @param json as strict as for every other request
     * @param kept older answers could not be stored
     */
    AnswerParser(ObjectMapper json, AnswerRetention kept) {
        this.json = json;
        this.kept = kept;
    }

    /** The answer in a line, or all that is wrong with it. */
    AnswerLine read(RawLine line) {
        Findings findings = new Findings();
        AnswerSpec answer = null;
        if (line.isTooLong()) {
            findings.add("", "is longer than an answer may be");
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
                answer.check(findings, kept.first(now), now);
            }
            return answer;
        } catch (JsonProcessingException unreadable) {
            JsonFaults.tell(unreadable, "", findings);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
