package io.plumbline.gateway.http;

/** Query parameters that all lists share. */
public final class Paging {

    private static final int USUAL_PAGE = 100;
    private static final int LONGEST_PAGE = 1000;

    private Paging() {}

    /** The largest number of entries in a page; {@value #USUAL_PAGE} if the parameter is absent. */
    public static int limit(String text) {
        if (text == null) {
            return USUAL_PAGE;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_PAGE) {
            new Findings()
                    .add("/limit", "must be a whole number in 1.." + LONGEST_PAGE + ", not " + Findings.quoted(text))
                    .refuse();
        }
        return Integer.parseInt(text);
    }

    /** A numeric cursor; the other value if the parameter is absent or empty. */
    public static long number(String cursor, long absent) {
        if (cursor == null || cursor.isEmpty()) {
            return absent;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            new Findings()
                    .add("/cursor", "is not a cursor of this list: use the value of next from the page before")
                    .refuse();
        }
        return Long.parseLong(cursor);
    }

    /** A search text, which may be null. It must be one line, as the database stores it. */
    public static String text(String pointer, String value) {
        Findings findings = new Findings();
        findings.line(pointer, value);
        findings.refuse();
        return value;
    }
}
