package io.plumbline.gateway.probes;

/** Makes text from outside such that PostgreSQL accepts it and a terminal shows it. */
final class OneLineText {

    private static final int LONGEST = 500;

    private OneLineText() {}

    /** One line without control characters and halves of characters, cut where it is long. */
    static String line(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return cut.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    }
}
