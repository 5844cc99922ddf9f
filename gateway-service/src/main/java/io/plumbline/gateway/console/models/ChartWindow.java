package io.plumbline.gateway.console.models;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The period that a chart shows, up to now. */
public enum ChartWindow {
    DAY("24h", "24 hours", Duration.ofDays(1)),
    WEEK("7d", "7 days", Duration.ofDays(7)),
    MONTH("30d", "30 days", Duration.ofDays(30)),
    YEAR("400d", "all", Duration.ofDays(400));

    private final String code;
    private final String words;
    private final Duration length;

    ChartWindow(String code, String words, Duration length) {
        this.code = code;
        this.words = words;
        this.length = length;
    }

    static ChartWindow of(String code) {
        return Arrays.stream(values())
                .filter(window -> window.code.equals(code))
                .findFirst()
                .orElse(WEEK);
    }

    Instant from(Instant now) {
        return now.minus(length);
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
