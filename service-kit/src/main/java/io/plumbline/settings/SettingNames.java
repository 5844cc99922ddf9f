package io.plumbline.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every setting of the product, of all four services: one file of settings can then serve all of them. A name with {@code *} is
 * a map's; the star stands for a key that the operator chooses.
 */
final class SettingNames {

    /** One letter in four may be wrong in a name that is still recognised. */
    private static final int LETTERS_PER_MISTAKE = 4;

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private final List<SettingName> names;

    SettingNames(List<String> names) {
        this.names = names.stream().map(SettingName::new).toList();
    }

    /** The list that is made from the sources; a test of the product compares the two. */
    static SettingNames ofTheProduct() {
        try (InputStream list = SettingNames.class.getResourceAsStream("settings.txt")) {
            return new SettingNames(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A property's name as an environment variable's; a star stays. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    boolean knows(String property) {
        String name = INDEX.matcher(property).replaceFirst("");
        return names.stream().anyMatch(known -> known.isProperty(name));
    }

    boolean knowsVariable(String variable) {
        return names.stream().anyMatch(known -> known.isVariable(variable));
    }

    /** The known property whose spelling is nearest; empty if none is near. */
    Optional<String> nearest(String property) {
        return nearest(property, names.stream().map(known -> known.withKeyOf(property)));
    }

    /** The known environment variable whose spelling is nearest; empty if none is near. */
    Optional<String> nearestVariable(String variable) {
        return nearest(variable, names.stream().map(SettingName::variable));
    }

    private static Optional<String> nearest(String name, Stream<String> candidates) {
        int most = Math.max(1, name.length() / LETTERS_PER_MISTAKE);
        return candidates
                .map(candidate -> new Candidate(candidate, EditDistance.between(name, candidate)))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** One name in both of its forms. */
    private static final class SettingName {

        private final String name;
        private final Pattern property;
        private final Pattern variable;

        SettingName(String name) {
            this.name = name;
            this.property = Pattern.compile(pattern(name));
            this.variable = Pattern.compile(pattern(variable()) + "(_\\d+_)?");
        }

        boolean isProperty(String given) {
            return property.matcher(given).matches();
        }

        boolean isVariable(String given) {
            return variable.matcher(given).matches();
        }

        String variable() {
            return SettingNames.variable(name);
        }

        /** The name with the key that the given property has instead of the star. */
        String withKeyOf(String given) {
            int star = name.indexOf('*');
            int lastDot = given.lastIndexOf('.');
            boolean hasKey = star >= 0 && star < lastDot && given.startsWith(name.substring(0, star));
            return hasKey ? name.replace("*", given.substring(star, lastDot)) : name;
        }

        private static String pattern(String name) {
            return Stream.of(name.split("\\*", -1))
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + ".+" + b)
                    .orElseThrow();
        }
    }
}
