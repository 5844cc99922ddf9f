package io.plumbline.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Native histograms of Prometheus: buckets a few percent wide wherever values lie, so that a quantile is read from the data
 * and not from where somebody has drawn ten lines. Micrometer's registry in this version of Quarkus has none, so they live in
 * a registry, and behind a path, of their own.
 */
@Singleton
public class NativeHistograms {

    /** A bucket is at most 4.4 % wide (schema 4); where values spread so far that more are needed, neighbours are merged. */
    private static final int SCHEMA = 4;

    private static final int MOST_BUCKETS = 160;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** A new histogram; its name ends in the unit and must differ from those of Micrometer's meters. */
    public Histogram histogram(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .nativeOnly()
                .nativeInitialSchema(SCHEMA)
                .nativeMaxNumberOfBuckets(MOST_BUCKETS)
                .register(registry);
    }

    /**
     * Writes all of them in the best format that the reader takes; only protobuf carries the buckets.
     *
     * @param accept the request's header, or null
     * @return the content type of what was written
     */
    String write(String accept, OutputStream out) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        writer.write(out, registry.scrape());
        return writer.getContentType();
    }
}
