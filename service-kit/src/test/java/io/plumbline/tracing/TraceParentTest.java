package io.plumbline.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void aPlaceSurvivesBeingText() {
        assertThat(Span.fromContext(TraceParent.read(GOOD)).getSpanContext()).satisfies(place -> {
            assertThat(place.getTraceId()).isEqualTo(TRACE);
            assertThat(place.getSpanId()).isEqualTo(SPAN);
            assertThat(place.isSampled()).isTrue();
        });
        assertThat(TraceParent.text(TraceParent.read(GOOD))).hasValue(GOOD);
    }

    /** By W3C's rule a version to come may add to it; what it adds is not passed on. */
    @Test
    void aLaterVersionIsReadAsFarAsItIsKnown() {
        String later = "01-" + TRACE + "-" + SPAN + "-01-" + "x".repeat(5000);

        assertThat(TraceParent.text(TraceParent.read(later))).hasValue(GOOD);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @MethodSource
    void whatIsNoPlaceIsTheRoot(String text) {
        assertThat(TraceParent.read(text)).isSameAs(Context.root());
        assertThat(TraceParent.text(TraceParent.read(text))).isEmpty();
    }

    static Stream<String> whatIsNoPlaceIsTheRoot() {
        return Stream.of(
                "x".repeat(5000),
                GOOD + "-more",
                GOOD + "\n",
                GOOD + "," + GOOD,
                "00-" + TRACE + "-" + SPAN,
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + "0".repeat(32) + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "00-" + "g".repeat(32) + "-" + SPAN + "-01",
                "00-" + TRACE.toUpperCase(java.util.Locale.ROOT) + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0\u0000",
                "00_" + TRACE + "_" + SPAN + "_01",
                "\u0660\u0660-" + TRACE + "-" + SPAN + "-01",
                "\u001b[31m" + GOOD);
    }
}
