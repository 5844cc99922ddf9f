package io.plumbline.house.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting of the product.
 *
 * @param name such as {@code plumbline.calls.max-retries}; a star stands for a key of a map
 * @param type in words
 * @param unit or range that the type gives; empty if it gives none
 * @param defaultValue empty if there is none
 * @param services that read it, without {@code -service}
 * @param since the version that brought it
 * @param text what it does to a user; empty if its Javadoc is missing
 * @param file that declares it
 */
record Setting(
        String name,
        String type,
        String unit,
        Optional<String> defaultValue,
        List<String> services,
        String since,
        String text,
        String file) {

    /** As an environment variable. */
    String variable() {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    /** {@code plumbline.calls} of {@code plumbline.calls.max-retries}. */
    String group() {
        String[] parts = name.split("\\.", -1);
        return parts.length < 3 ? parts[0] : parts[0] + "." + parts[1];
    }
}
