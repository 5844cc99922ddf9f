package io.plumbline.gateway.models.terms;

import io.plumbline.gateway.http.Findings;

/** Checks of decimal numbers. */
final class Bounds {

    private Bounds() {}

    /** Requires a number from 0 to a bound; null is accepted. */
    static void ratio(String pointer, Double value, double most, Findings findings) {
        if (value != null && !(value >= 0 && value <= most)) {
            String bound = most == Math.rint(most) ? Long.toString((long) most) : Double.toString(most);
            findings.add(pointer, "must lie in 0.." + bound + ", not " + value);
        }
    }
}
