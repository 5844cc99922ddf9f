package io.plumbline.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Native histograms of Prometheus. Their buckets are a few percent wide at any value, so quantiles need no bounds that are chosen
 * in advance. Micrometer's registry in this version of Quarkus does not support them, so they have their own registry and path.
 */
@Singleton
public class NativeHistograms {

    /** A bucket is at most 4.4 % wide (schema 4). If the values need more buckets than the bound, neighbours are merged. */
    private static final int SCHEMA = 4;

    private static final int MOST_BUCKETS = 160;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** Creates a histogram. Its name ends in the unit and must differ from the names of Micrometer's meters. */
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
     * Writes all histograms in the best format that the reader accepts. Only protobuf contains the buckets.
     *
     * @param accept the request's header, or null
     * @return the content type of the written format
     */
    String write(String accept, OutputStream out) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        writer.write(out, registry.scrape());
        return writer.getContentType();
    }
}
