package io.plumbline.gateway.models.endpoint;

import io.plumbline.gateway.http.Findings;
import java.util.regex.Pattern;

/** Distinguishes the name of a credential from a key that a caller pasted in its place. */
final class CredentialName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern KNOWN_KEY = Pattern.compile("(sk|pk|rk|xai|key)-.*|(hf|gsk|ghp)_.*|AIza.*|eyJ.*");

    /** Long texts of mixed case with digits are keys; names of variables do not look like that. */
    private static final Pattern RANDOM = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9_-]{24,}");

    /** A key within another text, long enough not to be a word. */
    private static final Pattern KEY_WITHIN = Pattern.compile(
            "Bearer\\s+\\S{8,}|\\b(?:sk|pk|rk|xai)-[A-Za-z0-9_-]{16,}|\\b(?:hf|gsk|ghp)_[A-Za-z0-9]{16,}|AIza[A-Za-z0-9_-]{30,}"
                    + "|\\beyJ[A-Za-z0-9_-]{16,}");

    private CredentialName() {}

    /** Whether a text that is to be stored holds what looks like a key. */
    static boolean isKeyWithin(String text) {
        return KEY_WITHIN.matcher(text).find();
    }

    /** Adds what is wrong with the name. The text never quotes the value, which may be a key. */
    static void check(String pointer, String value, Findings findings) {
        if (value == null) {
            return;
        }
        if (KNOWN_KEY.matcher(value).matches() || RANDOM.matcher(value).matches()) {
            findings.add(
                    pointer,
                    "looks like a key: give the name of the environment variable or file that contains the key");
        } else if (!NAME.matcher(value).matches()) {
            findings.add(
                    pointer, "must be the name of an environment variable or mounted file, such as OPENAI_API_KEY");
        }
    }
}
