package io.plumbline.gateway.access.audit;

import static java.util.Objects.requireNonNull;

/**
 * Who changes something.
 *
 * @param id of an API key, or the subject of a token after {@code oidc:}; the gateway itself is {@code gateway}
 * @param name for people
 */
public record Actor(String id, String name) {

    /** What the gateway does on its own, at its start. */
    public static final Actor GATEWAY = new Actor("gateway", "gateway");

    public Actor {
        requireNonNull(id, "id is missing");
        requireNonNull(name, "name is missing");
    }
}
