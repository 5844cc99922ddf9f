package io.plumbline.gateway.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.questions.file.ContentHash;
import io.plumbline.gateway.questions.file.QuestionFile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * The questions of a probe's request as a question set. Its name depends on its content alone, so that equal questions of
 * different callers make one series.
 *
 * @param set named {@code inline@} and the hash of its content
 * @param content the stored JSON, which is a question file too
 */
public record InlineSet(QuestionSet set, String content) {

    /** The base name of all these sets; imported files cannot have it. */
    static final String BASE_NAME = "inline";

    private static final int MOST_QUESTIONS = 1000;
    private static final int MOST_CHARACTERS = 1_000_000;

    /** Writes ASCII only, because YAML allows fewer unescaped characters than JSON. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Reads the questions. Ends the request if one is invalid. */
    static InlineSet of(List<InlineQuestion> questions, String at, Variants variants) {
        Findings findings = new Findings();
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            findings.add(at, "must have 1 to " + MOST_QUESTIONS + " questions, not " + questions.size())
                    .refuse();
        }
        String content = json(questions);
        if (content.length() > MOST_CHARACTERS) {
            findings.add(
                            at,
                            "must not be longer than " + MOST_CHARACTERS + " characters of JSON, and has "
                                    + content.length())
                    .refuse();
        }
        QuestionFile file = QuestionFile.parseJson(content, at, findings);
        findings.refuse();
        String name = ContentHash.name(BASE_NAME, content);
        return new InlineSet(new QuestionSet(name, file, Set.of(), variants, false), content);
    }

    private static String json(List<InlineQuestion> questions) {
        try {
            return JSON.writeValueAsString(questions);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
