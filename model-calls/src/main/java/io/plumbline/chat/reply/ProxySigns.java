package io.plumbline.chat.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.protocol.ReplyFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a proxy between Plumbline and the model tells of itself, in headers and beside the reply: LiteLLM, OpenRouter, Portkey,
 * Helicone, Cloudflare's AI Gateway, Kong, and plain HTTP caches.
 *
 * @param cached whether the reply comes from a cache
 * @param fellBack whether another model answered than the one that was asked
 * @param retriesItself whether the proxy repeats failed calls by itself
 * @param served the proxy's name of the deployment or provider that answered; empty if it tells none
 */
record ProxySigns(boolean cached, boolean fellBack, boolean retriesItself, Optional<String> served) {

    private static final List<String> CACHE_STATUS = List.of(
            "cf-aig-cache-status",
            "x-portkey-cache-status",
            "helicone-cache",
            "x-cache",
            "x-cache-status",
            "x-proxy-cache",
            "cf-cache-status",
            "cache-status");
    private static final List<String> FALLBACKS =
            List.of("x-litellm-attempted-fallbacks", "cf-aig-step", "helicone-fallback-index");
    private static final List<String> SERVED =
            List.of("x-litellm-model-id", "x-portkey-provider", "cf-aig-provider", "helicone-provider");
    private static final int LONGEST = 100;

    /** The signs in a response; the body is missing if it is no JSON. */
    static ProxySigns of(RawReply raw, JsonNode body) {
        return new ProxySigns(
                raw.header("x-litellm-cache-key").filter(key -> !key.isBlank()).isPresent()
                        || CACHE_STATUS.stream().anyMatch(name -> isHit(raw, name))
                        || body.path("extra_fields")
                                .path("cache_debug")
                                .path("cache_hit")
                                .asBoolean(),
                FALLBACKS.stream().anyMatch(name -> count(raw, name) >= 1),
                raw.headers().keySet().stream().anyMatch(name -> name.startsWith("x-litellm-"))
                        && !raw.header("x-litellm-attempted-retries").equals(Optional.of("0")),
                Stream.concat(SERVED.stream().flatMap(name -> raw.header(name).stream()), provider(body))
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST)));
    }

    /** The served model's name with the proxy's. */
    String name(String model) {
        return served.map(by -> model + " @ " + by).orElse(model);
    }

    /** OpenRouter names the provider beside the choices. */
    private static Stream<String> provider(JsonNode body) {
        return ReplyFields.name(body.path("provider")).stream();
    }

    private static boolean isHit(RawReply raw, String name) {
        return raw.header(name)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> value.matches(".*\\b(?:hit|stale)\\b.*"))
                .isPresent();
    }

    private static int count(RawReply raw, String name) {
        return raw.header(name)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
