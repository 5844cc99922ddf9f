package io.plumbline.gateway.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIdTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void theCallersTraceIsKept() {
        assertThat(TraceId.of("00-" + TRACE + "-b7ad6b7169203331-01")).isEqualTo(TRACE);
    }

    /** Two headers come as one with a comma. */
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "0af7651916cd43dd8448eb211c80319c",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void anythingElseGetsATraceOfItsOwn(String header) {
        assertThat(TraceId.of(header)).matches("[0-9a-f]{32}").doesNotMatch(TRACE);
        assertThat(TraceId.of(header)).isNotEqualTo(TraceId.of(header));
    }
}
