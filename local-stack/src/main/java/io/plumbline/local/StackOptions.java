package io.plumbline.local;

import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How a {@link LocalStack} is set up.
 *
 * @param folder keeps the data; if empty, the stack makes a temporary folder and deletes it when it closes
 * @param gatewayPort port of console and API on 127.0.0.1; 0 for a random one
 * @param database memory and durability of PostgreSQL
 * @param services command of each service by its name, in the order of the flow
 * @param progress receives one line of text for each step
 * @param startLimit longest time from the start of a service until it is ready
 * @param proxy port on 127.0.0.1 of a proxy in front of the broker's second listener: the broker advertises this port to the
 *     clients of that listener; empty for no second listener
 */
public record StackOptions(
        Optional<Path> folder,
        int gatewayPort,
        DatabaseSetup database,
        Map<String, JavaCommand> services,
        Consumer<String> progress,
        Duration startLimit,
        OptionalInt proxy) {

    /** The names of the services in the order of one answer's life; also the names of their modules. */
    public static final List<String> SERVICES =
            List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service");

    private static final int HEAP_MEGABYTES = 192;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    public StackOptions {
        if (gatewayPort < 0 || gatewayPort > 65_535) {
            throw new LaunchFailure("port " + gatewayPort + " is not within 0 to 65535");
        }
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /** The four services as Maven builds them under the project's folder, on a temporary folder and random ports. */
    public static StackOptions builtUnder(Path project) {
        Map<String, JavaCommand> services = new LinkedHashMap<>();
        SERVICES.forEach(name -> services.put(name, JavaCommand.jar(builtJar(project, name), HEAP_MEGABYTES)));
        return of(services);
    }

    /** Services with the given commands, on a temporary folder and random ports. */
    public static StackOptions of(Map<String, JavaCommand> services) {
        return new StackOptions(
                Optional.empty(), 0, DatabaseSetup.DURABLE, services, silent -> {}, START_LIMIT, OptionalInt.empty());
    }

    /** Keeps the data in a folder. */
    public StackOptions keptIn(Path kept) {
        return new StackOptions(Optional.of(kept), gatewayPort, database, services, progress, startLimit, proxy);
    }

    /** Puts the gateway on that port. */
    public StackOptions onPort(int port) {
        return new StackOptions(folder, port, database, services, progress, startLimit, proxy);
    }

    /** Sets PostgreSQL up in another way. */
    public StackOptions with(DatabaseSetup other) {
        return new StackOptions(folder, gatewayPort, other, services, progress, startLimit, proxy);
    }

    /** Sends each line of progress to a listener. */
    public StackOptions reportingTo(Consumer<String> listener) {
        return new StackOptions(folder, gatewayPort, database, services, listener, startLimit, proxy);
    }

    /** Gives services longer than 90 s to become ready. */
    public StackOptions startingWithin(Duration longest) {
        return new StackOptions(folder, gatewayPort, database, services, progress, longest, proxy);
    }

    /** Gives the broker a second listener whose clients connect through a proxy on that port. */
    public StackOptions behindProxy(int port) {
        return new StackOptions(folder, gatewayPort, database, services, progress, startLimit, OptionalInt.of(port));
    }

    /** Runs these services and no others. */
    public StackOptions withServices(Map<String, JavaCommand> others) {
        return new StackOptions(folder, gatewayPort, database, others, progress, startLimit, proxy);
    }

    /** Changes the command of one service, such as {@code command -> command.withProperties(..)}. */
    public StackOptions adapting(String service, UnaryOperator<JavaCommand> change) {
        Map<String, JavaCommand> changed = new LinkedHashMap<>(services);
        if (changed.computeIfPresent(service, (name, command) -> change.apply(command)) == null) {
            throw new LaunchFailure(
                    "there is no service " + service + " among " + String.join(", ", services.keySet()));
        }
        return new StackOptions(folder, gatewayPort, database, changed, progress, startLimit, proxy);
    }

    private static Path builtJar(Path project, String service) {
        Path jar = project.resolve(service)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new LaunchFailure("service " + service + " is not built: " + jar + " is missing");
        }
        return jar;
    }
}
