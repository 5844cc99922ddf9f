package io.plumbline.drills.environment;

import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.ServiceProcess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Everything a drill can touch. The second replica of every service reaches the broker by way of a proxy with a switch; the
 * first ones, and the drills themselves, go straight.
 */
public final class DrillEnvironment implements AutoCloseable {

    /** Detectors begin early enough for a short probe. */
    private static final String LEAST_REFERENCE = "40";

    private static final Set<String> CALLERS = Set.of("sampler-service", "judge-service");

    private final DrillSettings settings;
    private final Provider provider;
    private final SwitchedProxy proxy;
    private final LocalStack stack;
    private final RetryingGateway gateway;
    private final DrillProbe probe;
    private long inFlightAtFaults;

    private DrillEnvironment(DrillSettings settings, Provider provider, SwitchedProxy proxy, LocalStack stack) {
        this.settings = settings;
        this.provider = provider;
        this.proxy = proxy;
        this.stack = stack;
        addSecondReplicas();
        this.gateway = new RetryingGateway(
                stack.addresses("gateway-service"), stack.adminKey().text());
        this.probe = DrillProbe.submit(gateway, provider.uri(), settings);
    }

    /** Starts all parts and submits the probe. Ends the parts that run if one fails to start. */
    public static DrillEnvironment start(StackOptions built, DrillSettings settings) {
        Provider provider = Provider.start(settings.seed());
        SwitchedProxy proxy = SwitchedProxy.start();
        LocalStack stack = null;
        try {
            stack = LocalStack.start(hurried(built, settings).behindProxy(proxy.port()));
            proxy.towards(stack.broker().proxiedPort());
            return new DrillEnvironment(settings, provider, proxy, stack);
        } catch (RuntimeException failed) {
            if (stack != null) {
                stack.close();
            }
            proxy.close();
            provider.close();
            throw failed;
        }
    }

    public DrillSettings settings() {
        return settings;
    }

    public LocalStack stack() {
        return stack;
    }

    public Provider provider() {
        return provider;
    }

    /** Between the second replicas and the broker. */
    public SwitchedProxy proxy() {
        return proxy;
    }

    public RetryingGateway gateway() {
        return gateway;
    }

    public DrillProbe probe() {
        return probe;
    }

    /** A process of a service: 0 is the first. */
    public ServiceProcess replica(String service, int number) {
        return stack.replicas(service).get(number);
    }

    /**
     * Notes how many calls the provider is answering before a fault: the services that the fault hits may make them again.
     *
     * @param services those that are hit
     */
    public void noteInFlight(List<String> services) {
        if (services.stream().anyMatch(CALLERS::contains)) {
            inFlightAtFaults += provider.inFlight();
        }
    }

    /** Calls that the provider was answering when something broke, over all faults. */
    public long inFlightAtFaults() {
        return inFlightAtFaults;
    }

    @Override
    public void close() {
        proxy.heal();
        stack.close();
        proxy.close();
        provider.close();
    }

    private void addSecondReplicas() {
        Map<String, String> detour = Map.of("kafka.bootstrap.servers", "127.0.0.1:" + proxy.port());
        List<CompletableFuture<ServiceProcess>> starts = StackOptions.SERVICES.stream()
                .map(service -> CompletableFuture.supplyAsync(() -> stack.addReplica(service, detour)))
                .toList();
        try {
            starts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new DrillFailure(
                    "the second replicas did not start: " + e.getCause().getMessage(), e);
        }
    }

    private static StackOptions hurried(StackOptions built, DrillSettings settings) {
        StackOptions options = built;
        for (String service : StackOptions.SERVICES) {
            options = options.adapting(service, command -> sessions(command, settings));
        }
        return options.adapting(
                        "gateway-service",
                        command -> command.withProperties(
                                Map.of("plumbline.calibration.enabled", "false", "plumbline.canary.enabled", "false")))
                .adapting(
                        "aggregator-service",
                        command ->
                                command.withProperties(Map.of("plumbline.detectors.least-reference", LEAST_REFERENCE)));
    }

    private static JavaCommand sessions(JavaCommand command, DrillSettings settings) {
        long millis = settings.session().toMillis();
        return command.withProperties(Map.of(
                "mp.messaging.connector.smallrye-kafka.session.timeout.ms",
                Long.toString(millis),
                "mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms",
                Long.toString(Math.min(3000, millis / 3))));
    }
}
