package io.plumbline.drills.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that no reader of a topic can make an event of, in several kinds; the same seed gives the same ones. */
final class Poison {

    /** Just below what a broker takes, and so random that no compression makes it small. */
    private static final int HUGE_BYTES = 900_000;

    /** Small on its way and large when it is read. */
    private static final int SWOLLEN_CHARACTERS = 4_000_000;

    private static final int DEPTH = 20_000;
    private static final int EVERY_HUGE = 100;
    private static final int EVERY_SWOLLEN = 250;

    private static final List<Kind> KINDS = List.of(
            Poison::notJson,
            Poison::brokenOff,
            Poison::otherSchema,
            Poison::wrongTypes,
            Poison::unknownFields,
            Poison::nothing,
            Poison::theWordNull,
            Poison::deep,
            Poison::notText,
            Poison::hugeNumber);

    private final Random random;

    Poison(long seed) {
        this.random = new Random(seed);
    }

    /** One way to be no event. */
    private interface Kind {
        byte[] value(Random random);
    }

    /** The one with this number, from 0; null is one of them. */
    byte[] value(int number) {
        if (number % EVERY_HUGE == EVERY_HUGE - 1) {
            return huge(random);
        }
        if (number % EVERY_SWOLLEN == 0) {
            return swollen();
        }
        return KINDS.get(number % KINDS.size()).value(random);
    }

    private static byte[] notJson(Random random) {
        return text("<html><body>502 Bad Gateway " + random.nextInt() + "</body></html>");
    }

    private static byte[] brokenOff(Random random) {
        return text("{\"id\": \"p" + random.nextInt(1000) + ".0.1\", \"messages\": [{\"role\": \"us");
    }

    private static byte[] otherSchema(Random random) {
        return text("{\"orderId\": " + random.nextInt() + ", \"lines\": [{\"article\": \"screw\", \"count\": 7}]}");
    }

    private static byte[] wrongTypes(Random random) {
        return text("{\"id\": {\"a\": " + random.nextInt()
                + "}, \"prompt\": 7, \"completion\": \"none\", \"messages\": {}}");
    }

    private static byte[] unknownFields(Random random) {
        return text("{\"fieldFromTheFuture\": true, \"anotherOne" + random.nextInt() + "\": [1, 2, 3]}");
    }

    private static byte[] nothing(Random random) {
        return null;
    }

    private static byte[] theWordNull(Random random) {
        return text("null");
    }

    private static byte[] deep(Random random) {
        return text("{\"prompt\": " + "[".repeat(DEPTH) + random.nextInt() + "]".repeat(DEPTH) + "}");
    }

    private static byte[] notText(Random random) {
        byte[] bytes = new byte[64];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return bytes;
    }

    private static byte[] hugeNumber(Random random) {
        return text("{\"id\": 1e" + (100_000 + random.nextInt(900_000)) + ", \"day\": -1e999999999}");
    }

    private static byte[] huge(Random random) {
        byte[] bytes = new byte[HUGE_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (' ' + random.nextInt(95));
        }
        bytes[0] = 'x';
        return bytes;
    }

    private static byte[] swollen() {
        return text("{\"id\": \"" + "a".repeat(SWOLLEN_CHARACTERS) + "\"}");
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
