package io.plumbline.product;

import io.plumbline.benchmarks.said.SaidAndIs;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A small part of {@code ./plumbline bench said-and-is}. */
class SaidAndIsIT {

    @Test
    void whatIsSaidOfThirtySituationsIsSo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean agrees = new SaidAndIs(30, 7)
                .run(
                        StackOptions.builtUnder(Wrapper.home()).with(DatabaseSetup.FAST),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String table = bytes.toString(StandardCharsets.UTF_8);

        System.out.println(table);
        assertThat(agrees).as(table).isTrue();
    }
}
