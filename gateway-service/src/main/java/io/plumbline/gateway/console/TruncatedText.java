package io.plumbline.gateway.console;

/**
 * An untrusted text, split so that a page can hide the end of a long one.
 *
 * @param head the part that is always shown
 * @param rest the part that is shown on demand; empty for a short text
 */
public record TruncatedText(String head, String rest) {

    private static final int LONGEST_HEAD = 700;
    private static final int LONGEST = 20_000;

    /** Splits a text; null counts as empty. */
    public static TruncatedText of(String untrusted) {
        String text = VisibleText.text(untrusted);
        if (text.length() <= LONGEST_HEAD) {
            return new TruncatedText(text, "");
        }
        int space = text.lastIndexOf(' ', LONGEST_HEAD);
        int at = space > LONGEST_HEAD / 2 ? space : boundary(text, LONGEST_HEAD);
        int end = boundary(text, Math.min(text.length(), LONGEST));
        return new TruncatedText(
                text.substring(0, at), text.substring(at, end) + (end < text.length() ? " \u2026" : ""));
    }

    /** The index, or the one before it if it lies between the two halves of a surrogate pair. */
    private static int boundary(String text, int at) {
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    public boolean isLong() {
        return !rest.isEmpty();
    }
}
