package io.plumbline.events.wording;

import java.util.Map;

/**
 * Python's {@code template.format(name=value, ..)} for plain names, in one pass. A name in braces is replaced, and a doubled
 * brace is a literal brace. Values are inserted as they are, without a search for further placeholders.
 */
public final class PythonFormat {

    private PythonFormat() {}

    /**
     * Fills a template.
     *
     *
     * @throws MalformedTemplateException if a brace has no partner or a name is unknown; Python raises an error for both too
     */
    public static String format(String template, Map<String, String> values) {
        StringBuilder out = new StringBuilder(template.length());
        int at = 0;
        while (at < template.length()) {
            int brace = nextBrace(template, at);
            out.append(template, at, brace);
            at = brace;
            if (at == template.length()) {
                break;
            }
            char c = template.charAt(at);
            if (template.startsWith(c == '{' ? "{{" : "}}", at)) {
                out.append(c);
                at += 2;
            } else {
                int end = end(template, at);
                out.append(value(template, at, end, values));
                at = end + 1;
            }
        }
        return out.toString();
    }

    /** The end of the plain text that begins here: the next brace, or the template's end. */
    private static int nextBrace(String template, int from) {
        int at = from;
        while (at < template.length() && template.charAt(at) != '{' && template.charAt(at) != '}') {
            at++;
        }
        return at;
    }

    private static int end(String template, int open) {
        if (template.charAt(open) == '}') {
            throw new MalformedTemplateException(
                    "'}' without '{' at character " + (open + 1) + "; write '}}' for a brace");
        }
        int end = template.indexOf('}', open);
        int next = template.indexOf('{', open + 1);
        if (end < 0 || (next >= 0 && next < end)) {
            throw new MalformedTemplateException(
                    "'{' without '}' at character " + (open + 1) + "; write '{{' for a brace");
        }
        return end;
    }

    private static String value(String template, int open, int end, Map<String, String> values) {
        String name = template.substring(open + 1, end);
        String value = values.get(name);
        if (value == null) {
            throw new MalformedTemplateException("unknown placeholder '{" + name + "}' at character " + (open + 1)
                    + "; known are " + values.keySet().stream().sorted().toList());
        }
        return value;
    }
}
