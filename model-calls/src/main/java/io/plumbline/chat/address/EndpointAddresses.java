package io.plumbline.chat.address;

import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Resolves an endpoint's host and checks the addresses. Callers connect to the address that was checked, so that a name that
 * changes its address a moment later (DNS rebinding) has no effect.
 */
@Singleton
public class EndpointAddresses {

    private final Vertx vertx;
    private final AddressRule rule;

    /**
     * @param hosts the only host names that models may be called at, such as {@code api.openai.com}; without it every host
     * @param addresses addresses and ranges of your own network that models may be called at, such as {@code 10.1.2.0/24}. Public
     *     addresses need no entry. Link-local addresses need one each.
     */
    @Inject
    EndpointAddresses(
            Vertx vertx,
            @ConfigProperty(name = "plumbline.endpoints.allowed-hosts") Optional<List<String>> hosts,
            @ConfigProperty(name = "plumbline.endpoints.allowed-addresses") Optional<List<String>> addresses) {
        this(vertx, new AddressRule(hosts.orElse(List.of()), addresses.orElse(List.of())));
    }

    private EndpointAddresses(Vertx vertx, AddressRule rule) {
        this.vertx = vertx;
        this.rule = rule;
    }

    /** Allows these addresses besides the public ones. */
    public static EndpointAddresses allowing(Vertx vertx, String... addresses) {
        return new EndpointAddresses(vertx, new AddressRule(List.of(), List.of(addresses)));
    }

    /**
     * The address to connect to. If one of a host's addresses must not be called, the host must not be called at all.
     *
     *
     * @return fails with {@link AddressRefusedException}, or with {@link UnknownHostException} if the name is not known
     */
    public Uni<InetAddress> resolve(URI endpoint) {
        String host = bare(endpoint.getHost());
        Optional<String> refusal = rule.refusal(host);
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(new AddressRefusedException(refusal.get()));
        }
        return addresses(host).map(found -> {
            Stream.of(found)
                    .flatMap(address -> rule.refusal(host, address).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw new AddressRefusedException(why);
                    });
            return found[0];
        });
    }

    private Uni<InetAddress[]> addresses(String host) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return Uni.createFrom().item(() -> new InetAddress[] {address(literal)});
        }
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> InetAddress.getAllByName(host), false)
                .toCompletionStage());
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
