package io.plumbline.chat.protocol;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a target's calls go.
 *
 * @param url of the request, with the target's query
 */
public record RequestUrl(URI url) {

    private static final String PATH = "/chat/completions";

    /** A base URL may end in a slash, have a query of its own, or name the chat path already. */
    public static RequestUrl of(Target target) {
        URI base = target.endpoint();
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        String query = Stream.concat(
                        Stream.ofNullable(base.getRawQuery()).filter(text -> !text.isEmpty()),
                        target.query().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue())))
                .collect(Collectors.joining("&"));
        return new RequestUrl(URI.create(base.getScheme() + "://" + base.getRawAuthority()
                + (path.endsWith(PATH) ? path : path + PATH)
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

    /** For people: without user, password and query, which may hold secrets. */
    public String shown() {
        String shown = url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + url.getRawPath();
        return SafeText.oneLine(shown, 120);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
