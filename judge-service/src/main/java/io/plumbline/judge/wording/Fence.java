package io.plumbline.judge.wording;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Draws the marks that separate data from instructions in one prompt to the judge. The answer exists before its mark is drawn, so
 * it cannot contain the mark on purpose. If it does by accident, another mark is drawn.
 */
public final class Fence {

    /** 80 bits: an attacker cannot guess a mark within the life of a probe. */
    private static final int BYTES = 10;

    private final Supplier<String> marks;

    Fence(Supplier<String> marks) {
        this.marks = marks;
    }

    /** Marks from the platform's strong random numbers. */
    public static Fence random() {
        SecureRandom random = new SecureRandom();
        return new Fence(() -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** A mark that occurs in none of the texts. */
    String draw(String... texts) {
        String mark = marks.get();
        while (occursIn(mark, texts)) {
            mark = marks.get();
        }
        return mark;
    }

    private static boolean occursIn(String mark, String... texts) {
        return Arrays.stream(texts).anyMatch(text -> text.contains(mark));
    }
}
