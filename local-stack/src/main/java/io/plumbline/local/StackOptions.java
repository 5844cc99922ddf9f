package io.plumbline.local;

import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a {@link LocalStack} is to be.
 *
 * @param folder where data is kept; empty for a temporary folder that goes with the stack
 * @param gatewayPort port of page and API on 127.0.0.1; 0 for a random one
 * @param database how PostgreSQL is set up
 * @param services command of each service by its name, in the order of the flow
 * @param progress told in words what is going on
 * @param detour port on 127.0.0.1 that the broker tells those who come to its second listener, where somebody passes on what
 *     arrives; empty for no second listener
 */
public record StackOptions(
        Optional<Path> folder,
        int gatewayPort,
        DatabaseSetup database,
        Map<String, JavaCommand> services,
        Consumer<String> progress,
        OptionalInt detour) {

    /** The names of the services in the order of one answer's life; also the names of their modules. */
    public static final List<String> SERVICES =
            List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service");

    private static final int HEAP_MEGABYTES = 192;

    public StackOptions {
        if (gatewayPort < 0 || gatewayPort > 65_535) {
            throw new LaunchFailure("port " + gatewayPort + " is not within 0 to 65535");
        }
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /** With a broker that has one listener. */
    public StackOptions(
            Optional<Path> folder,
            int gatewayPort,
            DatabaseSetup database,
            Map<String, JavaCommand> services,
            Consumer<String> progress) {
        this(folder, gatewayPort, database, services, progress, OptionalInt.empty());
    }

    /** The four services as Maven builds them under the project's folder, on a temporary folder and random ports. */
    public static StackOptions builtUnder(Path project) {
        Map<String, JavaCommand> services = new LinkedHashMap<>();
        SERVICES.forEach(name -> services.put(name, JavaCommand.jar(builtJar(project, name), HEAP_MEGABYTES)));
        return of(services);
    }

    /** Services given by their commands, on a temporary folder and random ports. */
    public static StackOptions of(Map<String, JavaCommand> services) {
        return new StackOptions(Optional.empty(), 0, DatabaseSetup.DURABLE, services, silent -> {});
    }

    /** The same, with data kept in a folder. */
    public StackOptions keptIn(Path kept) {
        return new StackOptions(Optional.of(kept), gatewayPort, database, services, progress, detour);
    }

    /** The same, with the gateway on that port. */
    public StackOptions onPort(int port) {
        return new StackOptions(folder, port, database, services, progress, detour);
    }

    /** The same, with the database set up in another way. */
    public StackOptions with(DatabaseSetup other) {
        return new StackOptions(folder, gatewayPort, other, services, progress, detour);
    }

    /** The same, telling somebody else what is going on. */
    public StackOptions reportingTo(Consumer<String> listener) {
        return new StackOptions(folder, gatewayPort, database, services, listener, detour);
    }

    /** The same, with a second listener of the broker whose callers come by way of another port. */
    public StackOptions withDetour(int port) {
        return new StackOptions(folder, gatewayPort, database, services, progress, OptionalInt.of(port));
    }

    /** The same, with another command for one service: {@code command -> command.withProperties(..)}. */
    public StackOptions adapting(String service, UnaryOperator<JavaCommand> change) {
        Map<String, JavaCommand> changed = new LinkedHashMap<>(services);
        if (changed.computeIfPresent(service, (name, command) -> change.apply(command)) == null) {
            throw new LaunchFailure(
                    "there is no service " + service + " among " + String.join(", ", services.keySet()));
        }
        return new StackOptions(folder, gatewayPort, database, changed, progress, detour);
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
