package io.plumbline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** Problems of requests that reach no resource: an unknown path, a malformed path, or a body that is too large. */
@ApplicationScoped
class RoutingProblems {

    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    /** Before Quarkus's own check of the size, which answers without a body. */
    private static final int FIRST = -1000;

    /** After Quarkus's own check, which sets the bound for bodies without a Content-Length. */
    private static final int AFTER_LIMIT = -1;

    private final long usual;
    private final long largest;

    RoutingProblems(
            RequestLimits limits, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.usual = limits.largestBody().asLongValue();
        this.largest = largest.asLongValue();
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).handler(this::checkSize);
        router.route().order(AFTER_LIMIT).handler(this::limit);
        IntStream.of(400, NOT_FOUND, 405, 406, 413, 414, 415, 431, 500)
                .forEach(status -> router.errorHandler(status, request -> answer(request, status)));
        router.route().order(Integer.MAX_VALUE).handler(request -> answer(request, NOT_FOUND));
    }

    private void checkSize(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most(request)) {
            request.addEndHandler(sent -> request.request().connection().close());
            answer(request, TOO_LARGE);
        } else {
            request.next();
        }
    }

    private long most(RoutingContext request) {
        return LargeBodies.isAt(request.normalizedPath()) ? largest : usual;
    }

    /** Large bodies have no bound here: their reader counts the bytes after decompression. */
    private void limit(RoutingContext request) {
        request.put(
                VertxInputStream.MAX_REQUEST_SIZE_KEY,
                LargeBodies.isAt(request.normalizedPath()) ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(usual));
        request.next();
    }

    private static void answer(RoutingContext request, int status) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = Problem.http(status, response.setStatusCode(status).getStatusMessage())
                .traced(TraceId.of(request.request().getHeader("traceparent")));
        try {
            response.putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(EventJson.mapper().writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
