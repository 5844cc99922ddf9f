package io.plumbline.gateway.models.endpoint;

import io.plumbline.gateway.http.Findings;
import java.util.regex.Pattern;

/** Tells the name of a credential from a key that somebody pasted in its place. */
final class CredentialName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern KNOWN_KEY = Pattern.compile("(sk|pk|rk|xai|key)-.*|(hf|gsk|ghp)_.*|AIza.*|eyJ.*");

    /** People do not name variables in mixed case with digits at such length; keys look like that. */
    private static final Pattern RANDOM = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9_-]{24,}");

    private CredentialName() {}

    /** What is wrong with it, never with the value in it. */
    static void check(String pointer, String value, Findings findings) {
        if (value == null) {
            return;
        }
        if (KNOWN_KEY.matcher(value).matches() || RANDOM.matcher(value).matches()) {
            findings.add(pointer, "looks like a key: give the name of the environment variable or file that holds it");
        } else if (!NAME.matcher(value).matches()) {
            findings.add(pointer, "must be the name of an environment variable or mounted file");
        }
    }
}
