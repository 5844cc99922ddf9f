package io.plumbline.local;

import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.Readiness;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.local.process.StackFolder;
import io.plumbline.local.process.Together;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The whole product on one machine: database and broker, then the services, each a process of its own on loopback
 * addresses. Closing it, also by ending the JVM, stops the services, then the broker, then the database; should the
 * launcher be killed, an {@link OrphanGuard} does so.
 */
public final class LocalStack implements AutoCloseable {

    static final String GATEWAY = "gateway-service";
    static final String AGGREGATOR = "aggregator-service";

    private static final Duration SERVICE_START = Duration.ofSeconds(90);

    /** Keeps a service that cannot start from using up the machine. */
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final StackOptions options;
    private final StackFolder folder;
    private final AdminKey adminKey;
    private final OrphanGuard guard;
    private final Thread hook = new Thread(this::stop, "stop local stack");
    private final List<Replica> replicas = new ArrayList<>();
    private final Map<String, Integer> firstPorts = new HashMap<>();
    private CompletableFuture<EmbeddedDatabase> database;
    private CompletableFuture<KafkaBroker> broker;
    private boolean stopped;

    private LocalStack(StackOptions options) {
        this.options = options;
        this.folder = options.folder().map(StackFolder::kept).orElseGet(StackFolder::temporary);
        this.adminKey = AdminKey.in(folder.path());
        this.guard = OrphanGuard.start();
        if (folder.isTemporary()) {
            guard.deleteAfterwards(folder.path());
        }
        this.database = CompletableFuture.failedFuture(new LaunchFailure("the database was not started"));
        this.broker = CompletableFuture.failedFuture(new LaunchFailure("the broker was not started"));
        for (String service : options.services().keySet()) {
            boolean chosen = service.equals(GATEWAY) && options.gatewayPort() > 0;
            firstPorts.put(service, chosen ? options.gatewayPort() : FreePorts.next());
        }
    }

    /** Starts everything and returns when every service is ready; nothing is left behind when that fails. */
    public static LocalStack start(StackOptions options) {
        if (options.gatewayPort() > 0) {
            FreePorts.requireFree(options.gatewayPort());
        }
        LocalStack stack = new LocalStack(options);
        Runtime.getRuntime().addShutdownHook(stack.hook);
        try {
            stack.startParts();
            stack.startServices();
            return stack;
        } catch (LaunchFailure failed) {
            stack.close();
            throw failed;
        }
    }

    /** Where page and API are. */
    public URI gateway() {
        return address(GATEWAY);
    }

    /** Base address of a service's first replica. */
    public URI address(String service) {
        return URI.create("http://127.0.0.1:" + firstPorts.get(service));
    }

    /** The running processes of a service, the first replica first; empty for a name that is not there. */
    public synchronized List<ServiceProcess> replicas(String service) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .map(Replica::process)
                .toList();
    }

    /** Base addresses of a service's replicas, in the order of {@link #replicas}. */
    public synchronized List<URI> addresses(String service) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .map(replica -> URI.create("http://127.0.0.1:" + replica.port()))
                .toList();
    }

    /** Base addresses of health and metrics of a service's replicas, in the order of {@link #replicas}. */
    public synchronized List<URI> managementAddresses(String service) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .map(replica -> URI.create("http://127.0.0.1:" + replica.managementPort()))
                .toList();
    }

    /** Starts one more process of a service on a port of its own and returns when it is ready. */
    public ServiceProcess addReplica(String service) {
        return addReplica(service, Map.of());
    }

    /** The same, told something else than the others in some of its properties. */
    public ServiceProcess addReplica(String service, Map<String, String> properties) {
        return launch(service, FreePorts.next(), properties).awaitReady(SERVICE_START);
    }

    /** From now on starts a service again that ends without being told to; whoever drills with crashes does that himself. */
    public synchronized LocalStack supervised() {
        replicas.forEach(replica -> keepAlive(replica.process()));
        return this;
    }

    /** Opens the gateway; the commands of this machine's user take it by themselves. */
    public AdminKey adminKey() {
        return adminKey;
    }

    /** The broker. */
    public KafkaBroker broker() {
        return broker.join();
    }

    /** The database. */
    public EmbeddedDatabase database() {
        return database.join();
    }

    /** Folder of data and, under {@code logs}, of one log file for each process. */
    public Path folder() {
        return folder.path();
    }

    /** Stops everything and deletes a temporary folder; may be called again. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook finds everything stopped.
        }
    }

    private void startParts() {
        options.progress().accept("starting PostgreSQL and Kafka");
        synchronized (this) {
            requireRunning();
            database = Together.supply(() -> EmbeddedDatabase.start(folder, options.database(), guard));
            broker = Together.supply(
                    () -> KafkaBroker.start(folder, guard, options.detour()).awaitReady());
        }
        Together.await(List.of(database, broker));
    }

    private void startServices() {
        options.progress()
                .accept("starting " + String.join(", ", options.services().keySet()));
        List<ServiceProcess> launched = options.services().keySet().stream()
                .map(service -> launch(service, firstPorts.get(service), Map.of()))
                .toList();
        Together.await(launched.stream()
                .map(process -> Together.supply(() -> process.awaitReady(SERVICE_START)))
                .toList());
    }

    private synchronized ServiceProcess launch(String service, int port, Map<String, String> own) {
        requireRunning();
        String name = service
                + (replicas(service).isEmpty() ? "" : "-" + (replicas(service).size() + 1));
        JavaCommand chosen = options.services().get(service);
        int healthPort = service.equals(GATEWAY) ? FreePorts.next() : port;
        JavaCommand command = chosen.withProperties(told(service, name, port, healthPort))
                .withProperties(chosen.properties())
                .withProperties(own);
        URI health = URI.create("http://127.0.0.1:" + healthPort + "/q/health/ready");
        ServiceProcess process = ServiceProcess.start(name, command, folder.log(name), Readiness.http(health), guard);
        replicas.add(new Replica(service, port, healthPort, process));
        return process;
    }

    private Map<String, String> told(String service, String name, int port, int healthPort) {
        ServiceSettings settings = new ServiceSettings(service, name)
                .at(port)
                .with(broker(), folder.temporaryFiles())
                .with(database());
        return service.equals(GATEWAY)
                ? settings.asGateway(
                                healthPort,
                                adminKey,
                                Optional.ofNullable(firstPorts.get(AGGREGATOR)).map(known -> address(AGGREGATOR)))
                        .all()
                : settings.all();
    }

    private void keepAlive(ServiceProcess process) {
        Executor later = CompletableFuture.delayedExecutor(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = process.onExit().thenAcceptAsync(this::startAgain, later);
    }

    private synchronized void startAgain(ServiceProcess ended) {
        if (!stopped) {
            options.progress().accept(ended.name() + " has ended; starting it again");
            keepAlive(ended.restart());
        }
    }

    private synchronized void requireRunning() {
        if (stopped) {
            throw new LaunchFailure("the local stack is being stopped");
        }
    }

    /** A database or broker that is just starting is awaited first, or it would outlive the stack. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        replicas.forEach(replica -> replica.process().requestStop());
        replicas.forEach(replica -> replica.process().stop());
        Together.close(broker);
        Together.close(database);
        folder.close();
        guard.close();
    }

    /** One process of a service. */
    private record Replica(String service, int port, int managementPort, ServiceProcess process) {}
}
