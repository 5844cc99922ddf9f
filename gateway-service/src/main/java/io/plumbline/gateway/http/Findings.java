package io.plumbline.gateway.http;

import io.plumbline.database.Storable;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Collects the invalid fields of a request, so that one answer names all of them. */
public final class Findings {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int LONGEST = 512;
    private static final int MOST_ENTRIES = 64;
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_QUOTE = 100;

    private final List<Problem.FieldError> found = new ArrayList<>();

    public Findings add(String pointer, String detail) {
        found.add(new Problem.FieldError(pointer, detail));
        return this;
    }

    /** Requires a text that is not blank. */
    public void required(String pointer, String value) {
        if (value == null || value.isBlank()) {
            add(pointer, "is missing");
            return;
        }
        line(pointer, value);
    }

    /**
     * Requires one line of at most {@value #LONGEST} bytes in UTF-8, as the database counts them; null is accepted. An index row,
     * which may hold several names, has at most 2,704 bytes.
     */
    public void line(String pointer, String value) {
        int bytes = value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            add(pointer, "must not be longer than " + LONGEST + " bytes in UTF-8, and has " + bytes);
        } else if (value != null && UNPRINTABLE.matcher(value).find()) {
            add(pointer, "must not contain control characters or halves of surrogate pairs");
        }
    }

    /** Requires a number within bounds, which belong to the range; null is accepted. */
    public void within(String pointer, Number value, long least, long most) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            add(pointer, "must lie in " + least + ".." + most + ", not " + value);
        }
    }

    /** Requires a map of at most {@value #MOST_ENTRIES} names, each with one line of text. */
    public void lines(String pointer, Map<String, String> values) {
        if (values.size() > MOST_ENTRIES) {
            add(pointer, "must not have more than " + MOST_ENTRIES + " entries, and has " + values.size());
        }
        values.forEach((name, value) -> {
            line(pointer, name);
            required(at(pointer, name), value);
        });
    }

    /** Requires at most {@value #MOST_NAMES} names, each one line of text. */
    public void names(String pointer, List<String> names) {
        if (names.size() > MOST_NAMES) {
            add(pointer, "must not have more than " + MOST_NAMES + " names, and has " + names.size());
        }
        IntStream.range(0, Math.min(names.size(), MOST_NAMES))
                .forEach(place -> required(pointer + "/" + place, names.get(place)));
    }

    /** JSON pointer (RFC 6901) to a member of an object. */
    public static String at(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /** A caller's value in an error text: at most {@value #LONGEST_QUOTE} characters, and only such that JSON can carry. */
    public static String quoted(String value) {
        String start = value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + ".." : value;
        return "'" + Storable.text(start) + "'";
    }

    /** All invalid fields in the order of the checks. */
    public List<Problem.FieldError> all() {
        return List.copyOf(found);
    }

    /** Ends the request if a field is invalid. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.invalid(found));
        }
    }
}
