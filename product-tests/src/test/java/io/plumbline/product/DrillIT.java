package io.plumbline.product;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The drills in short form, as a user runs them. */
class DrillIT {

    @Test
    void everythingIsBrokenOnceAndNothingIsLost() throws Exception {
        Wrapper.Outcome result = Wrapper.run("drill", "--short");

        System.out.println(result.err());
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("| disk-full |", "| one-outcome-each |")
                .doesNotContain("failed");
    }
}
