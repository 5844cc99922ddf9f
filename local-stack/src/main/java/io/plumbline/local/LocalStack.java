package io.plumbline.local;

import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ParallelStart;
import io.plumbline.local.process.ReadinessCheck;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.local.process.StackFolder;
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
 * The whole product on one machine: database, broker and services, each a process of its own on loopback addresses. Closing
 * the stack stops the services, then the broker, then the database; so does the end of the JVM. If the launcher is killed, an
 * {@link OrphanGuard} stops them.
 */
public final class LocalStack implements AutoCloseable {

    static final String GATEWAY = "gateway-service";
    static final String AGGREGATOR = "aggregator-service";

    /** Without a pause, a service that cannot start would be started again and again at full speed. */
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

    /** Starts all parts and returns when every service is ready. If one fails, stops the others and fails. */
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

    /** Base address of console and API. */
    public URI gateway() {
        return address(GATEWAY);
    }

    /** Base address of a service's first replica. */
    public URI address(String service) {
        return URI.create("http://127.0.0.1:" + firstPorts.get(service));
    }

    /** The running processes of a service, the first replica first; empty for an unknown name. */
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

    /** Starts one more process of a service with some properties that differ from those of the others. */
    public ServiceProcess addReplica(String service, Map<String, String> properties) {
        return launch(service, FreePorts.next(), properties).awaitReady(options.startLimit());
    }

    /** From now on starts each service again that ends by itself. Drills do not use it: they start the services that they kill. */
    public synchronized LocalStack supervised() {
        replicas.forEach(replica -> keepAlive(replica.process()));
        return this;
    }

    /** The key of the gateway's first admin; commands of the user who started the stack find it by themselves. */
    public AdminKey adminKey() {
        return adminKey;
    }

    /** The process that ends all others if this JVM is killed; it ends after them. */
    public ProcessHandle guard() {
        return guard.process();
    }

    public KafkaBroker broker() {
        return broker.join();
    }

    public EmbeddedDatabase database() {
        return database.join();
    }

    /** Folder of the data; its folder {@code logs} has one log file for each process. */
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
            // The hook runs already and finds the stack stopped.
        }
    }

    private void startParts() {
        options.progress().accept("starting PostgreSQL and Kafka");
        synchronized (this) {
            requireRunning();
            database = ParallelStart.supply(() -> EmbeddedDatabase.start(folder, options.database(), guard));
            broker = ParallelStart.supply(
                    () -> KafkaBroker.start(folder, guard, options.proxy()).awaitReady());
        }
        ParallelStart.await(List.of(database, broker));
    }

    private void startServices() {
        options.progress()
                .accept("starting " + String.join(", ", options.services().keySet()));
        List<ServiceProcess> launched = options.services().keySet().stream()
                .map(service -> launch(service, firstPorts.get(service), Map.of()))
                .toList();
        ParallelStart.await(launched.stream()
                .map(process -> ParallelStart.supply(() -> process.awaitReady(options.startLimit())))
                .toList());
    }

    private synchronized ServiceProcess launch(String service, int port, Map<String, String> own) {
        requireRunning();
        String name = service
                + (replicas(service).isEmpty() ? "" : "-" + (replicas(service).size() + 1));
        JavaCommand chosen = options.services().get(service);
        int healthPort = service.equals(GATEWAY) ? FreePorts.next() : port;
        JavaCommand command = chosen.withProperties(settings(service, name, port, healthPort))
                .withProperties(chosen.properties())
                .withProperties(own);
        URI health = URI.create("http://127.0.0.1:" + healthPort + "/q/health/ready");
        ServiceProcess process =
                ServiceProcess.start(name, command, folder.log(name), ReadinessCheck.http(health), guard);
        replicas.add(new Replica(service, port, healthPort, process));
        return process;
    }

    private Map<String, String> settings(String service, String name, int port, int healthPort) {
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

    /** Waits for a database or a broker that is just starting, because it would otherwise outlive the stack. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        replicas.forEach(replica -> replica.process().requestStop());
        replicas.forEach(replica -> replica.process().stop());
        ParallelStart.close(broker);
        ParallelStart.close(database);
        folder.close();
        guard.close();
    }

    private record Replica(String service, int port, int managementPort, ServiceProcess process) {}
}
