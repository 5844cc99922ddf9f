package io.plumbline.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds settings of the product that no service has, which are misspelt names: without this check they would have no effect. */
final class UnknownSettings {

    private static final String PROPERTY = "plumbline.";
    private static final String VARIABLE = "PLUMBLINE_";
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern CREDENTIAL = Pattern.compile("KEY|TOKEN");

    /** What the command line, the scripts and the tests read; a service started by them inherits it. */
    private static final Set<String> OF_OTHERS = Set.of(
            "plumbline.home",
            "plumbline.terminal",
            "plumbline.ci",
            "plumbline.cache",
            "plumbline.dev-mode",
            "PLUMBLINE_HOME",
            "PLUMBLINE_REBUILD",
            "PLUMBLINE_SECRETS");

    /** What tests read. */
    private static final Pattern OF_TESTS = Pattern.compile("plumbline\\.(test|docs|schemas|fuzz|plans)(\\..+)?");

    private final SettingNames known;

    UnknownSettings(SettingNames known) {
        this.known = known;
    }

    /** One message for each unknown name, in the order of the names. */
    List<String> among(Set<String> names) {
        return Stream.concat(
                        names.stream()
                                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                                .filter(name -> name.startsWith(PROPERTY) && !isOfVariable(name, names))
                                .distinct()
                                .sorted()
                                .filter(name -> !isOfOthers(name) && !known.knows(name))
                                .map(name -> message(name, known.nearest(name))),
                        names.stream()
                                .filter(name -> name.startsWith(VARIABLE))
                                .sorted()
                                .filter(name -> !isOfOthers(name) && !isOfKubernetes(name, names))
                                .filter(name -> !known.knowsVariable(name))
                                .map(name -> message(name, known.nearestVariable(name))))
                .toList();
    }

    /** The configuration also lists a property for each variable; an unknown variable is reported once, as a variable. */
    private static boolean isOfVariable(String property, Set<String> all) {
        return all.contains(SettingNames.variable(property));
    }

    private static boolean isOfOthers(String name) {
        return OF_OTHERS.contains(name)
                || OF_TESTS.matcher(name).matches()
                || (name.startsWith(VARIABLE) && CREDENTIAL.matcher(name).find());
    }

    /** Kubernetes sets {@code X_SERVICE_HOST}, {@code X_PORT_80_TCP} and others for a service that is called x. */
    private static boolean isOfKubernetes(String name, Set<String> all) {
        return all.stream()
                .filter(one -> one.endsWith("_SERVICE_HOST"))
                .map(one -> one.substring(0, one.length() - "SERVICE_HOST".length()))
                .anyMatch(service -> name.startsWith(service + "SERVICE_") || name.startsWith(service + "PORT"));
    }

    private static String message(String name, Optional<String> nearest) {
        return "unknown setting " + name
                + nearest.map(right -> "; did you mean " + right + "?").orElse("; docs/settings.md lists all settings");
    }
}
