package io.plumbline.judge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A hostile answer.
 *
 * @param id names the case
 * @param technique what it tries
 * @param answer the text that is repeated
 * @param repeat how often; 0 for once
 */
record Injection(String id, String technique, String answer, int repeat) {

    static List<Injection> all() {
        try (InputStream file = Injection.class.getResourceAsStream("/injections/injections.jsonl");
                var rows = new JsonMapper().readerFor(Injection.class).<Injection>readValues(file)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return answer.repeat(Math.max(1, repeat));
    }
}
