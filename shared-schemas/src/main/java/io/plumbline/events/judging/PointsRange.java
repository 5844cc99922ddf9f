package io.plumbline.events.judging;

import io.plumbline.events.field.Text;

/**
 * Points that are all right, as people do not agree to the point.
 *
 * @param from lowest, 0 to 100
 * @param to highest, {@code from} to 100
 */
public record PointsRange(double from, double to) {

    public PointsRange {
        Text.within("from", from, 0, 100);
        Text.within("to", to, from, 100);
    }
}
