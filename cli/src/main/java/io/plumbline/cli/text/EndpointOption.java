package io.plumbline.cli.text;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint that the user has named.
 *
 * @param uri base URL
 * @param keyVariable environment variable that holds the key
 */
public record EndpointOption(URI uri, Optional<String> keyVariable) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    public static EndpointOption of(String option, String uri, Optional<String> keyVariable) {
        try {
            URI parsed = URI.create(uri);
            if (parsed.getHost() != null && ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))) {
                return new EndpointOption(parsed, keyVariable);
            }
        } catch (IllegalArgumentException e) {
            // The failure below names the text.
        }
        throw new CommandFailure(option + " " + uri + ": must be an http or https URL with a host");
    }

    /** Fails if the endpoint refuses connections or the key is missing; for calls that come from this machine. */
    public void requireUsable() {
        keyVariable.ifPresent(EndpointOption::requireSet);
        int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(uri.getHost(), port);
            if (address.isUnresolved()) {
                throw new CommandFailure("endpoint " + uri + ": host " + uri.getHost() + " is not known");
            }
            socket.connect(address, (int) CONNECT.toMillis());
        } catch (IOException e) {
            throw new CommandFailure("endpoint " + uri + ": " + e.getMessage(), e);
        }
    }

    private static void requireSet(String variable) {
        if (System.getenv(variable) == null) {
            throw new CommandFailure(
                    "environment variable " + variable + ", which should hold the API key, is not set");
        }
    }

    /** A target of the gateway's API. */
    public Map<String, Object> target(String modelName) {
        Map<String, Object> target = new HashMap<>(Map.of("endpoint", uri.toString(), "modelName", modelName));
        keyVariable.ifPresent(name -> target.put("credential", name));
        return target;
    }
}
