package io.plumbline.gateway.console;

/**
 * An untrusted text, folded where it is long.
 *
 * @param head what is seen at once
 * @param rest what unfolds; empty where the text is short
 */
public record TruncatedText(String head, String rest) {

    private static final int LONGEST_HEAD = 700;
    private static final int LONGEST = 20_000;

    /** Of a text that may be null. */
    public static TruncatedText of(String untrusted) {
        String text = VisibleText.text(untrusted);
        if (text.length() <= LONGEST_HEAD) {
            return new TruncatedText(text, "");
        }
        int space = text.lastIndexOf(' ', LONGEST_HEAD);
        int at = space > LONGEST_HEAD / 2 ? space : whole(text, LONGEST_HEAD);
        int end = whole(text, Math.min(text.length(), LONGEST));
        return new TruncatedText(
                text.substring(0, at), text.substring(at, end) + (end < text.length() ? " \u2026" : ""));
    }

    /** Never between the halves of a character. */
    private static int whole(String text, int at) {
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    public boolean isLong() {
        return !rest.isEmpty();
    }
}
