package io.plumbline.gateway.http;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects what is wrong with a request, so that the caller hears all of it at once. */
public final class Findings {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int LONGEST = 512;
    private static final int MOST_ENTRIES = 64;

    private final List<Problem.FieldError> found = new ArrayList<>();

    /** Adds something wrong. */
    public Findings add(String pointer, String detail) {
        found.add(new Problem.FieldError(pointer, detail));
        return this;
    }

    /** A text that must be there. */
    public void required(String pointer, String value) {
        if (value == null || value.isBlank()) {
            add(pointer, "is missing");
            return;
        }
        line(pointer, value);
    }

    /** One line of text, where it is there. */
    public void line(String pointer, String value) {
        if (value != null && value.length() > LONGEST) {
            add(pointer, "must not be longer than " + LONGEST + " characters");
        } else if (value != null && UNPRINTABLE.matcher(value).find()) {
            add(pointer, "must not hold control characters or halves of characters");
        }
    }

    /** A number that must lie within bounds, where it is there. */
    public void within(String pointer, Number value, long least, long most) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            add(pointer, "must lie in " + least + ".." + most + ", not " + value);
        }
    }

    /** Names with one line of text each, where they are there. */
    public void lines(String pointer, Map<String, String> values) {
        if (values.size() > MOST_ENTRIES) {
            add(pointer, "must not hold more than " + MOST_ENTRIES + " entries");
        }
        values.forEach((name, value) -> {
            line(pointer, name);
            required(at(pointer, name), value);
        });
    }

    /** Pointer to a member of what a pointer points to. */
    public static String at(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /** All that is wrong. */
    public List<Problem.FieldError> all() {
        return List.copyOf(found);
    }

    /** Ends the request where something is wrong. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.invalid(found));
        }
    }
}
