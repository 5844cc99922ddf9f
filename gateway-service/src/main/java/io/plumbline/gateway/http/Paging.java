package io.plumbline.gateway.http;

/** Query parameters that lists have in common. */
public final class Paging {

    private static final int USUAL_PAGE = 100;
    private static final int LONGEST_PAGE = 1000;

    private Paging() {}

    /** How many at most; 100 where the caller does not say. */
    public static int limit(String text) {
        if (text == null) {
            return USUAL_PAGE;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_PAGE) {
            new Findings()
                    .add("/limit", "must be a whole number in 1.." + LONGEST_PAGE)
                    .refuse();
        }
        return Integer.parseInt(text);
    }

    /** A cursor that is a number; the other one where there is none. */
    public static long number(String cursor, long absent) {
        if (cursor == null || cursor.isEmpty()) {
            return absent;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            new Findings().add("/cursor", "is none that this list has given").refuse();
        }
        return Long.parseLong(cursor);
    }

    /** A text to look for, which may be absent but must be one that can be stored. */
    public static String text(String pointer, String value) {
        Findings findings = new Findings();
        findings.line(pointer, value);
        findings.refuse();
        return value;
    }
}
