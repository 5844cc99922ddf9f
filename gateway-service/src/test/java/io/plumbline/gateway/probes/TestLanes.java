package io.plumbline.gateway.probes;

import java.time.Instant;

/** Makes lanes for tests of other packages. */
public final class TestLanes {

    private TestLanes() {}

    public static LaneRow lane(String probe, int total, Instant expiresAt) {
        LaneRow row = new LaneRow(probe, 0, total);
        row.expiresAt = expiresAt;
        return row;
    }

    public static void cancel(LaneRow row) {
        row.cancel();
    }
}
