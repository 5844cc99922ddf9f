package io.plumbline.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a child JVM is started with; it runs on the same Java as the launcher.
 *
 * @param options flags of the JVM, such as {@code -Xmx192m}
 * @param properties system properties; visible in the list of processes, so nothing secret
 * @param environment variables added to those inherited from the launcher, which is how keys of model endpoints travel
 * @param target what is run: {@code -jar FILE} or {@code -cp PATH MAIN}
 * @param arguments arguments of the main method
 */
public record JavaCommand(
        List<String> options,
        Map<String, String> properties,
        Map<String, String> environment,
        List<String> target,
        List<String> arguments) {

    /** Two cores and 1.6 GB for everything: C1 only and the serial collector start fastest and take the least memory. */
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:-UsePerfData",
            // A heap that has grown in a burst is given back.
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30");

    /** Half of the heap for what is young, a sixth of that for what outlives a collection: hundreds of calls wait for their replies. */
    private static final List<String> MUCH_IN_FLIGHT = List.of("-XX:NewRatio=1", "-XX:SurvivorRatio=4");

    /** A terminal sends Ctrl-C to every process of its group; the parts must outlive it until the launcher stops them in order. */
    private static final List<String> DEAF_TO_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

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
        return new JavaCommand(command.options, Map.of(), Map.of(), command.target, List.of(arguments));
    }

    private static JavaCommand small(int heapMegabytes, List<String> target) {
        List<String> options = new ArrayList<>(SMALL_JVM);
        options.add("-Xmx" + heapMegabytes + "m");
        return new JavaCommand(options, Map.of(), Map.of(), target, List.of());
    }

    /** The same with both compilers and room for what is in flight, to be fast rather than small: it starts slower and takes more memory. */
    public JavaCommand optimised() {
        List<String> kept = options.stream()
                .filter(option -> !option.startsWith("-XX:TieredStopAtLevel"))
                .toList();
        return new JavaCommand(kept, properties, environment, target, arguments).withOptions(MUCH_IN_FLIGHT);
    }

    /** The same with more flags of the JVM; a later one overrides an earlier one. */
    public JavaCommand withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new JavaCommand(all, properties, environment, target, arguments);
    }

    /** The same with more system properties; a later value replaces an earlier one. */
    public JavaCommand withProperties(Map<String, String> more) {
        return new JavaCommand(options, merged(properties, more), environment, target, arguments);
    }

    /** The same with more environment variables; a later value replaces an earlier one. */
    public JavaCommand withEnvironment(Map<String, String> more) {
        return new JavaCommand(options, properties, merged(environment, more), target, arguments);
    }

    /** The words of the command line, the program first. */
    List<String> words() {
        Stream<String> definitions =
                properties.entrySet().stream().map(entry -> "-D" + entry.getKey() + "=" + entry.getValue());
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream<String> shield = File.separatorChar == '/' ? DEAF_TO_CTRL_C.stream() : Stream.empty();
        return Stream.of(shield, java, options.stream(), definitions, target.stream(), arguments.stream())
                .flatMap(words -> words)
                .toList();
    }

    /** Absolute, because a child may run in another folder; surefire replaces its manifest-only jar in this property itself. */
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
