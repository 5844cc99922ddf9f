package io.plumbline.gateway.models.endpoint;

import io.plumbline.chat.address.AddressRefusedException;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.gateway.http.Findings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Refuses endpoints with forbidden addresses at registration. A host name that is not known, or not resolved in time, passes,
 * because each call checks its address again.
 */
@ApplicationScoped
public class EndpointChecks {

    private static final Logger LOG = Logger.getLogger(EndpointChecks.class);
    private static final Duration RESOLUTION_TIMEOUT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 16;

    private final EndpointAddresses addresses;

    EndpointChecks(EndpointAddresses addresses) {
        this.addresses = addresses;
    }

    /** Fails with a problem that names the fields of refused endpoints. The keys of the map are pointers to the endpoints. */
    public Uni<Void> check(Map<String, URI> endpoints) {
        Map<URI, List<String>> pointers = endpoints.entrySet().stream()
                .collect(Collectors.groupingBy(
                        endpoint -> origin(endpoint.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return Multi.createFrom()
                .iterable(pointers.entrySet())
                .onItem()
                .transformToUni(host -> refusal(host.getKey()).map(why -> Map.entry(host.getValue(), why)))
                .merge(AT_ONCE)
                .filter(host -> host.getValue().isPresent())
                .collect()
                .asList()
                .invoke(refused -> {
                    Findings findings = new Findings();
                    refused.forEach(host -> host.getKey()
                            .forEach(pointer ->
                                    findings.add(pointer, host.getValue().orElseThrow())));
                    findings.refuse();
                })
                .replaceWithVoid();
    }

    private Uni<Optional<String>> refusal(URI endpoint) {
        return addresses
                .resolve(endpoint)
                .map(address -> Optional.<String>empty())
                .ifNoItem()
                .after(RESOLUTION_TIMEOUT)
                .recoverWithItem(Optional.empty())
                .onFailure(AddressRefusedException.class)
                .recoverWithItem(refused -> Optional.of(refused.getMessage()))
                .onFailure()
                .recoverWithItem(unknown -> {
                    LOG.infof("endpoint is not known yet host=%s", endpoint.getHost());
                    return Optional.empty();
                });
    }

    private static URI origin(URI endpoint) {
        return URI.create(endpoint.getScheme() + "://" + endpoint.getHost());
    }
}
