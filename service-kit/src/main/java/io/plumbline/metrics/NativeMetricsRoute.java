package io.plumbline.metrics;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the native histograms next to {@code /q/metrics}, on the management port if there is one. */
@Singleton
class NativeMetricsRoute {

    static final String PATH = "/q/native-metrics";

    private final NativeHistograms histograms;
    private final boolean hasManagementPort;

    NativeMetricsRoute(
            NativeHistograms histograms,
            @ConfigProperty(name = "quarkus.management.enabled", defaultValue = "false") boolean hasManagementPort) {
        this.histograms = histograms;
        this.hasManagementPort = hasManagementPort;
    }

    void onManagementPort(@Observes ManagementInterface management) {
        serve(management.router());
    }

    void onMainPort(@Observes Router router) {
        if (!hasManagementPort) {
            serve(router);
        }
    }

    private void serve(Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext scrape) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            String type = histograms.write(scrape.request().getHeader("Accept"), body);
            scrape.response().putHeader("Content-Type", type).end(Buffer.buffer(body.toByteArray()));
        } catch (IOException e) {
            scrape.fail(e);
        }
    }
}
