package io.plumbline.gateway.models;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which state a model must be for a change to go through, so that nobody undoes what he has not seen.
 *
 * @param versions the versions it may have; empty where any will do
 * @param mustExist whether it must be there
 * @param mustBeNew whether it must not be there
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-preconditions">RFC 9110, section 13</a>
 */
record Precondition(Set<String> versions, boolean mustExist, boolean mustBeNew) {

    private static final Pattern TAGS = Pattern.compile("\"[0-9]{1,19}\"(\\s*,\\s*\"[0-9]{1,19}\")*");
    private static final String ANY = "*";

    /** Of the headers {@code If-Match} and {@code If-None-Match}, which may be absent. */
    static Precondition of(String ifMatch, String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals(ANY)) {
            throw new ProblemException(Problem.unreadable("If-None-Match must be *"));
        }
        if (ifMatch != null
                && !ifMatch.strip().equals(ANY)
                && !TAGS.matcher(ifMatch.strip()).matches()) {
            throw new ProblemException(Problem.unreadable("If-Match must be * or an ETag that this gateway has given"));
        }
        Set<String> versions = ifMatch == null || ifMatch.strip().equals(ANY)
                ? Set.of()
                : Stream.of(ifMatch.replace("\"", "").split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        return new Precondition(versions, ifMatch != null, ifNoneMatch != null);
    }

    /** The ETag of a version. */
    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Ends the request where the model, which may not be there, is not in that state. */
    void check(OptionalLong version) {
        boolean fits = version.isEmpty()
                ? !mustExist
                : !mustBeNew && (versions.isEmpty() || versions.contains(Long.toString(version.getAsLong())));
        if (!fits) {
            throw new ProblemException(Problem.changed(
                    version.isEmpty() ? "the model is not there" : "the model's ETag is " + tag(version.getAsLong())));
        }
    }
}
