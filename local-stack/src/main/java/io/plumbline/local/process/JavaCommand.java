package io.plumbline.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line and the environment of a child JVM.
 *
 * @param program the launcher's own {@code java}, or Maven's wrapper, which starts one
 * @param options flags of the JVM, such as {@code -Xmx192m}
 * @param properties system properties; visible in the list of processes, so they hold no secrets
 * @param environment variables added to those that the launcher passes on, among them the keys of model endpoints
 * @param target what runs: {@code -jar FILE}, {@code -cp PATH MAIN}, or Maven's goals
 * @param arguments arguments of the main method
 */
public record JavaCommand(
        Path program,
        List<String> options,
        Map<String, String> properties,
        Map<String, String> environment,
        List<String> target,
        List<String> arguments) {

    /** The whole stack has two cores and 1.6 GB. C1 alone and the serial collector start fastest and take the least memory. */
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:-UsePerfData",
            // Returns the memory of a heap that has grown in a burst.
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30");

    /** Hundreds of calls wait for replies: half of the heap is for young objects, a sixth of that for survivors of a collection. */
    private static final List<String> MUCH_IN_FLIGHT = List.of("-XX:NewRatio=1", "-XX:SurvivorRatio=4");

    /** A terminal sends Ctrl-C to every process of its group. The parts ignore it, so that the launcher can stop them in order. */
    private static final List<String> IGNORING_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    /** Without the formatter and Error Prone, without Quarkus' tests, and without its console, which needs a terminal. */
    private static final List<String> DEV_MODE = List.of(
            "--batch-mode",
            "--no-transfer-progress",
            "-Dquick",
            "-Dquarkus.test.continuous-testing=disabled",
            "-Dquarkus.console.enabled=false",
            "-Dquarkus.analytics.disabled=true");

    private static final String MAVEN = "mvnw";

    public JavaCommand {
        options = List.copyOf(options);
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        target = List.copyOf(target);
        arguments = List.copyOf(arguments);
    }

    /** Runs an executable jar, such as a service's {@code quarkus-run.jar}, with at most that heap in MiB. */
    public static JavaCommand jar(Path jar, int heapMegabytes) {
        return small(heapMegabytes, List.of("-jar", jar.toAbsolutePath().toString()));
    }

    /** Runs a class of the launcher's own class path with at most that heap in MiB. */
    public static JavaCommand main(Class<?> main, int heapMegabytes, String... arguments) {
        JavaCommand command = small(heapMegabytes, List.of("-cp", absoluteClassPath(), main.getName()));
        return new JavaCommand(
                command.program, command.options, Map.of(), Map.of(), command.target, List.of(arguments));
    }

    /**
     * Runs a service's module in Quarkus' development mode: a request compiles and loads the sources that have changed.
     * Modules that it needs are compiled first.
     *
     * @param project folder of the sources, with Maven's wrapper
     */
    public static JavaCommand devMode(Path project, String service) {
        Path root = project.toAbsolutePath();
        List<String> goals = List.of(
                "--file",
                root.resolve("pom.xml").toString(),
                "--projects",
                service,
                "--also-make",
                "compile",
                "quarkus:dev");
        return new JavaCommand(root.resolve(MAVEN), DEV_MODE, Map.of(), Map.of(), goals, List.of());
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static JavaCommand small(int heapMegabytes, List<String> target) {
        List<String> options = new ArrayList<>(SMALL_JVM);
        options.add("-Xmx" + heapMegabytes + "m");
        return new JavaCommand(java(), options, Map.of(), Map.of(), target, List.of());
    }

    /** For speed: both compilers, and room for calls in flight. It starts slower and takes more memory. */
    public JavaCommand optimised() {
        List<String> kept = options.stream()
                .filter(option -> !option.startsWith("-XX:TieredStopAtLevel"))
                .toList();
        return new JavaCommand(program, kept, properties, environment, target, arguments).withOptions(MUCH_IN_FLIGHT);
    }

    /** Adds flags of the JVM; a later one overrides an earlier one. */
    public JavaCommand withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new JavaCommand(program, all, properties, environment, target, arguments);
    }

    /** Adds system properties; a later value replaces an earlier one. */
    public JavaCommand withProperties(Map<String, String> more) {
        return new JavaCommand(program, options, merged(properties, more), environment, target, arguments);
    }

    /** Adds environment variables; a later value replaces an earlier one. */
    public JavaCommand withEnvironment(Map<String, String> more) {
        return new JavaCommand(program, options, properties, merged(environment, more), target, arguments);
    }

    /** The words of the command line, the program first. */
    List<String> words() {
        Stream<String> definitions = isMaven()
                ? Stream.of(
                        "-Djvm.args=" + definitions(JavaCommand::hasNoVariable).collect(Collectors.joining(" ")))
                : definitions(name -> true);
        Stream<String> shield = File.separatorChar == '/' ? IGNORING_CTRL_C.stream() : Stream.empty();
        return Stream.of(
                        shield,
                        Stream.of(program.toString()),
                        options.stream(),
                        definitions,
                        target.stream(),
                        arguments.stream())
                .flatMap(words -> words)
                .toList();
    }

    private Stream<String> definitions(Predicate<String> name) {
        return properties.entrySet().stream()
                .filter(entry -> name.test(entry.getKey()))
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue());
    }

    /** The variables of the process. Maven does not pass properties to the JVM of a service, so they are variables there. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        if (isMaven()) {
            properties.forEach((name, value) -> {
                if (!hasNoVariable(name)) {
                    variables.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
                }
            });
        }
        variables.putAll(environment);
        return variables;
    }

    private boolean isMaven() {
        return program.endsWith(MAVEN);
    }

    /** The second channel of a name, {@code NAME$2}: its variable would be read as another channel's. */
    private static boolean hasNoVariable(String property) {
        return property.contains("$");
    }

    /** Absolute, because a child may run in another folder. */
    private static String absoluteClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return all;
    }
}
