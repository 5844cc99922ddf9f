package io.plumbline.cli.gateway;

import io.plumbline.cli.text.CommandFailure;

/** The gateway, or what it needs for an answer, cannot be reached; it may come back. */
public class GatewayUnavailableFailure extends CommandFailure {

    private static final long serialVersionUID = 1L;

    GatewayUnavailableFailure(String message) {
        super(message);
    }

    GatewayUnavailableFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
