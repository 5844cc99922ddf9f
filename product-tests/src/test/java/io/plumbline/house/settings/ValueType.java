package io.plumbline.house.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting's Java type as a reader of the list needs it.
 *
 * @param words such as duration
 * @param unit how its values are written, or empty
 */
record ValueType(String words, String unit) {

    private static final Pattern WRAPPED = Pattern.compile("(Optional|List|Set)<(.+)>");

    private static final Map<String, ValueType> KNOWN = Map.ofEntries(
            Map.entry("Duration", new ValueType("duration", "as `30s` or `PT24H`")),
            Map.entry("Period", new ValueType("period", "as `P90D`")),
            Map.entry("MemorySize", new ValueType("size", "bytes, or as `16M`")),
            Map.entry("OptionalLong", new ValueType("whole number", "")),
            Map.entry("OptionalInt", new ValueType("whole number", "")),
            Map.entry("OptionalDouble", new ValueType("number", "")),
            Map.entry("Integer", new ValueType("whole number", "")),
            Map.entry("Double", new ValueType("number", "")),
            Map.entry("int", new ValueType("whole number", "")),
            Map.entry("long", new ValueType("whole number", "")),
            Map.entry("double", new ValueType("number", "")),
            Map.entry("boolean", new ValueType("true or false", "")),
            Map.entry("Path", new ValueType("file or folder", "")),
            Map.entry("URI", new ValueType("address", "URL")),
            Map.entry("String", new ValueType("text", "")));

    /** Ends of names that say the unit of a number. */
    private static final Map<String, String> UNITS = Map.of(
            "points", "points, 0 to 100",
            "days", "days",
            "share", "0 to 1",
            "rate", "0 to 1",
            "budget", "0 to 1",
            "agreement", "0 to 1",
            "bytes", "bytes",
            "chars", "characters",
            "minute", "per minute",
            "million", "US dollars");

    static ValueType of(String javaType, String settingName) {
        Matcher wrapped = WRAPPED.matcher(javaType);
        if (wrapped.matches()) {
            ValueType inner = of(wrapped.group(2), settingName);
            return wrapped.group(1).equals("Optional")
                    ? inner
                    : new ValueType("list of " + inner.words + ", by commas", inner.unit);
        }
        ValueType type = KNOWN.getOrDefault(javaType, new ValueType("one of the names of " + javaType, ""));
        String lastWord = settingName.replaceAll(".*[.-]", "");
        boolean isNumber = type.words.endsWith("number");
        return isNumber && UNITS.containsKey(lastWord) ? new ValueType(type.words, UNITS.get(lastWord)) : type;
    }
}
