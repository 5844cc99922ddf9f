package io.plumbline.cli.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The gateway cannot take the call now, and has said how long to wait. */
final class RetryLaterFailure extends GatewayUnavailableFailure {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    RetryLaterFailure(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }

    /** The pause that a reply of status 429 or 503 asks for, in seconds; else empty. */
    static Optional<Duration> pause(HttpResponse<?> reply) {
        boolean later = reply.statusCode() == 429 || reply.statusCode() == 503;
        return reply.headers()
                .firstValue("Retry-After")
                .filter(seconds -> later && seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
