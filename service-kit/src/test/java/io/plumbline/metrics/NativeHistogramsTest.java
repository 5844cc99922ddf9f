package io.plumbline.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NativeHistogramsTest {

    private static final String PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private final NativeHistograms histograms = new NativeHistograms();

    @Test
    void onlyAReaderOfProtobufGetsTheBuckets() throws IOException {
        Histogram points = histograms.histogram("plumbline_test_points", "Points", "model");
        points.labelValues("m").observe(41.5);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream binary = new ByteArrayOutputStream();

        assertThat(histograms.write("text/plain", text)).startsWith("text/plain");
        assertThat(histograms.write(PROTOBUF, binary)).startsWith("application/vnd.google.protobuf");
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("plumbline_test_points_sum{model=\"m\"} 41.5")
                .doesNotContain("le=\"50");
        assertThat(binary.toString(StandardCharsets.ISO_8859_1)).contains("plumbline_test_points");
        assertThat(binary.size()).isGreaterThan(40);
    }

    @Test
    void aReaderThatNamesNoFormatGetsText() throws IOException {
        assertThat(histograms.write(null, new ByteArrayOutputStream())).startsWith("text/plain");
    }
}
