package io.plumbline.benchmarks.measuring;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts that compress about as well as prose. */
public final class RandomProse {

    private static final int VOCABULARY = 2000;

    private final Random random;
    private final List<String> vocabulary;

    public RandomProse(Random random) {
        this.random = random;
        this.vocabulary = IntStream.range(0, VOCABULARY)
                .mapToObj(i -> random.ints(2 + random.nextInt(8), 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    /** At least so many characters, ending with a whole word. */
    public String text(int characters) {
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            text.append(vocabulary.get((int) (VOCABULARY * Math.pow(random.nextDouble(), 3))))
                    .append(' ');
        }
        return text.toString();
    }
}
