package io.plumbline.gateway.models.terms;

import io.plumbline.gateway.http.Findings;

/** Numbers that need not be whole. */
final class Bounds {

    private Bounds() {}

    /** A number of 0 to a bound, where it is there. */
    static void ratio(String pointer, Double value, double most, Findings findings) {
        if (value != null && !(value >= 0 && value <= most)) {
            findings.add(pointer, "must lie in 0.." + (most == Math.rint(most) ? Long.toString((long) most) : most));
        }
    }
}
