package io.plumbline.gateway.probes;

import java.time.Instant;

/** Parts of probes for tests of other packages. */
public final class ProbeLanes {

    private ProbeLanes() {}

    public static ProbeModelRow lane(String probe, int total, Instant expiresAt) {
        ProbeModelRow row = new ProbeModelRow(probe, 0, total);
        row.expiresAt = expiresAt;
        return row;
    }

    public static void cancel(ProbeModelRow row) {
        row.cancel();
    }
}
