package io.plumbline.benchmarks.gateway;

import io.plumbline.benchmarks.measuring.RandomProse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Answers as a service would push them: a question of a hundred characters and an answer of five hundred; of each twenty, one
 * holds an e-mail address and one a phone number.
 */
final class PushLoad {

    static final String MODEL = "load";

    private static final int DIFFERENT = 100;
    private static final int QUESTION_CHARACTERS = 100;
    private static final int ANSWER_CHARACTERS = 500;
    private static final int ONE_IN = 20;

    private final String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final List<String> tails;

    PushLoad(long seed) {
        Random random = new Random(seed);
        RandomProse words = new RandomProse(random);
        this.tails = IntStream.range(0, DIFFERENT).mapToObj(i -> tail(i, words)).toList();
    }

    /** One answer as a line of JSON, without the newline. */
    String line(int number) {
        return "{\"id\":\"" + number + tails.get(number % DIFFERENT);
    }

    private String tail(int number, RandomProse words) {
        String found =
                switch (number % ONE_IN) {
                    case 0 -> "Write to ann.other@example.com. ";
                    case 1 -> "Call +43 1 58858-0. ";
                    default -> "";
                };
        return "\",\"model\":\"" + MODEL + "\",\"source\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + words.text(QUESTION_CHARACTERS) + "\"}],\"answer\":\"" + found + words.text(ANSWER_CHARACTERS)
                + "\",\"time\":\"" + time + "\"}";
    }
}
