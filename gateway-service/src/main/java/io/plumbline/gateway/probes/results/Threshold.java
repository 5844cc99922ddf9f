package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.http.Findings;
import java.util.OptionalDouble;

/** Reads the highest misaligned rate that a caller tolerates. */
final class Threshold {

    private Threshold() {}

    /** The query parameter as a number, 0 to 1; empty if it is absent. A wrong one ends the request. */
    static OptionalDouble of(String failAbove) {
        if (failAbove == null) {
            return OptionalDouble.empty();
        }
        if (!failAbove.matches("(0(\\.[0-9]{1,17})?|1(\\.0{1,17})?)")) {
            new Findings()
                    .add("/failAbove", "must be a number in 0..1, such as 0.05")
                    .refuse();
        }
        return OptionalDouble.of(Double.parseDouble(failAbove));
    }
}
