package io.plumbline.gateway.answers.pushed.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineReaderTest {

    @Test
    void linesKeepTheirNumbersIfBlankLinesAreSkipped() throws IOException {
        assertThat(texts(LineReader.lines(stream("a\n\n \t\r\nb\r\n\nc"), 10))).containsExactly("1:a", "4:b\r", "6:c");
    }

    @Test
    void aLineThatIsTooLongIsDroppedAndTheNextOneIsWhole() throws IOException {
        List<RawLine> lines = LineReader.lines(stream("12345\n123456\n" + "x".repeat(100_000) + "\nlast"), 5)
                .batch();

        assertThat(lines).extracting(RawLine::isTooLong).containsExactly(false, true, true, false);
        assertThat(lines).extracting(RawLine::number).containsExactly(1, 2, 3, 4);
        assertThat(lines.get(2).bytes()).isEmpty();
        assertThat(new String(lines.get(3).bytes(), StandardCharsets.UTF_8)).isEqualTo("last");
    }

    @Test
    void aWholeBodyIsOneLineWhateverItHolds() throws IOException {
        assertThat(texts(LineReader.whole(stream("{\n}\n"), 10))).containsExactly("1:{\n}\n");
        assertThat(LineReader.whole(stream(""), 10).batch()).isEmpty();
    }

    @Test
    void batchesAreBoundedInLinesAndBytesAndHoldEveryLineOnce() throws IOException {
        Random random = new Random(7);
        StringBuilder body = new StringBuilder();
        for (int number = 1; number <= 2000; number++) {
            body.append("y".repeat(1 + random.nextInt(20_000))).append('\n');
        }
        LineReader reader = LineReader.lines(trickling(body.toString(), random), 20_000);
        List<Integer> numbers = new ArrayList<>();
        for (List<RawLine> batch = reader.batch(); !batch.isEmpty(); batch = reader.batch()) {
            assertThat(batch.size()).isLessThanOrEqualTo(128);
            assertThat(batch.stream().mapToInt(line -> line.bytes().length).sum())
                    .isLessThan(LineReader.BATCH_BYTES + 20_000);
            batch.forEach(line -> numbers.add(line.number()));
        }

        assertThat(numbers).hasSize(2000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aBodyThatIsTooSlowIsRefused() {
        LineReader reader = LineReader.lines(new BoundedBody(stream("a\nb"), false, 100, Duration.ofNanos(1)), 10);

        assertThatThrownBy(reader::batch).isInstanceOfSatisfying(BodyRefusedException.class, refused -> assertThat(
                        refused.problem().status())
                .isEqualTo(408));
    }

    private static List<String> texts(LineReader reader) throws IOException {
        return reader.batch().stream()
                .map(line -> line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Comes in pieces of any size. */
    private static InputStream trickling(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                return super.read(buffer, from, 1 + random.nextInt(length));
            }
        };
    }
}
