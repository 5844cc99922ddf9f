package io.plumbline.chat.protocol;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of a target's requests.
 *
 * @param url of the request, with the target's query
 */
public record RequestUrl(URI url) {

    /**
     * The address for one protocol. A base URL may end in a slash, have a query of its own, or end in the path already.
     *
     * @param requestPath the protocol's path below the base URL
     */
    public static RequestUrl of(Target target, String requestPath) {
        URI base = target.endpoint();
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        String query = Stream.concat(
                        Stream.ofNullable(base.getRawQuery()).filter(text -> !text.isEmpty()),
                        target.query().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue())))
                .collect(Collectors.joining("&"));
        return new RequestUrl(URI.create(base.getScheme() + "://" + base.getRawAuthority()
                + (path.endsWith(requestPath) ? path : path + requestPath)
                + (query.isEmpty() ? "" : "?" + query)));
    }

    /** Path and query, as the request line has them. */
    public String requestUri() {
        return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    public boolean isEncrypted() {
        return url.getScheme().equals("https");
    }

    public int port() {
        return url.getPort() >= 0 ? url.getPort() : isEncrypted() ? 443 : 80;
    }

    /** For people. User, password and query are left out, because they can hold secrets. */
    public String shown() {
        String shown = url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + url.getRawPath();
        return SafeText.oneLine(shown, 120);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
