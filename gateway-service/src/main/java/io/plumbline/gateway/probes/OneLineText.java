package io.plumbline.gateway.probes;

/** Text from other services on one line, in a form that PostgreSQL stores and a terminal shows. */
final class OneLineText {

    private static final int LONGEST = 500;

    private OneLineText() {}

    /** Replaces control characters and unpaired surrogates by spaces; cuts text after 500 characters. */
    static String line(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return cut.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    }
}
