package io.plumbline.cli.gateway;

import io.plumbline.cli.text.CommandFailure;

/** The gateway, or a service that it needs, cannot be reached; a later call may succeed. */
public class GatewayUnavailableFailure extends CommandFailure {

    private static final long serialVersionUID = 1L;

    GatewayUnavailableFailure(String message) {
        super(message);
    }

    GatewayUnavailableFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
