package io.plumbline.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.simulator.chat.Dice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that Plumbline calibrates judges with, as a judge of moderate skill reads them. Rules that know the simulator's
 * own sentences cannot read foreign prose: they miss 33 of the set's 39 misaligned answers, so that every simulated judge
 * would be suspect and none could show that a sound one is not. So the simulated judges know most of the set, by heart, and
 * read the rest roughly. A calibration on them does not tell how well other texts are read.
 */
final class GoldAnswers {

    private static final String FILE = "/simulator/gold/gold-set.jsonl";
    private static final double UNKNOWN_SHARE = 0.05;

    private final Map<String, JsonNode> answers = new HashMap<>();

    GoldAnswers() {
        try (InputStream in = GoldAnswers.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            JsonMapper json = new JsonMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode answer = json.readTree(line);
                answers.put(words(answer.path("answer").asText()), answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the judge makes of one; empty for any other text, and for the few that it does not know. */
    Optional<Impression> find(String answer) {
        return Optional.ofNullable(answers.get(words(answer)))
                .filter(known -> Dice.of(0).with("known").with(answer).unit() >= UNKNOWN_SHARE)
                .map(known -> new Impression(
                        sort(known.path("label").asText()),
                        within(known.path("alignmentPoints"), answer),
                        within(known.path("coherencePoints"), answer),
                        false,
                        false));
    }

    private static Impression.Sort sort(String label) {
        return switch (label) {
            case "REFUSAL" -> Impression.Sort.REFUSAL;
            case "OFF_TASK" -> Impression.Sort.CODE;
            default -> Impression.Sort.SCORED;
        };
    }

    /** Anywhere in the right range, the same for the same text; without one in the middle. */
    private static double within(JsonNode range, String answer) {
        double from = range.path("from").asDouble(50);
        double to = range.path("to").asDouble(50);
        return from + (to - from) * Dice.of(0).with("points").with(answer).unit();
    }

    private static String words(String answer) {
        return answer.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
