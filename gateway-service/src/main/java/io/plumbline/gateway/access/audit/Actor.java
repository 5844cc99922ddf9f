package io.plumbline.gateway.access.audit;

import static java.util.Objects.requireNonNull;

/**
 * The author of a change.
 *
 * @param id id of an API key, or {@code oidc:} and the subject of a token; {@code gateway} for the gateway itself
 * @param name shown in the audit log
 */
public record Actor(String id, String name) {

    /** The author of what the gateway does by itself, such as applying a models file at its start. */
    public static final Actor GATEWAY = new Actor("gateway", "gateway");

    public Actor {
        requireNonNull(id, "id is missing");
        requireNonNull(name, "name is missing");
    }
}
