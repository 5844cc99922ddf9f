package io.plumbline.gateway.answers.pushed.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a body line by line and holds at most one batch of it. Not thread-safe. */
public final class LineReader {

    /** Size of a batch: small enough for many requests at once, large enough to fill a broker's request. */
    public static final int BATCH_BYTES = 256 * 1024;

    private static final int BATCH_LINES = 128;
    private static final int BUFFER = 16 * 1024;
    private static final int NONE = -1;

    private final InputStream body;
    private final int longest;
    private final int separator;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private int number;

    private LineReader(InputStream body, int longest, int separator) {
        this.body = body;
        this.longest = longest;
        this.separator = separator;
    }

    /** Reads a body of many lines, each at most {@code longest} bytes long. */
    public static LineReader lines(InputStream body, int longest) {
        return new LineReader(body, longest, '\n');
    }

    /** Reads a body as one line, newlines included. */
    public static LineReader whole(InputStream body, int longest) {
        return new LineReader(body, longest, NONE);
    }

    /** Number of lines read so far. */
    public int number() {
        return number;
    }

    /** The next lines that are not blank; empty at the body's end. */
    public List<RawLine> batch() throws IOException {
        List<RawLine> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES && fill()) {
            RawLine next = next();
            bytes += next.bytes().length;
            if (next.isTooLong() || !isBlank(next.bytes())) {
                batch.add(next);
            }
        }
        return batch;
    }

    private RawLine next() throws IOException {
        line.reset();
        boolean isTooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int end = end();
            ended = end < to;
            isTooLong |= line.size() + end - from > longest;
            if (!isTooLong) {
                line.write(buffer, from, end - from);
            }
            from = ended ? end + 1 : end;
        }
        number++;
        return new RawLine(number, isTooLong ? new byte[0] : line.toByteArray(), isTooLong);
    }

    /** Index of the line's end in the buffer; the buffer's end if the line goes on. */
    private int end() {
        int end = from;
        while (end < to && buffer[end] != separator) {
            end++;
        }
        return end;
    }

    /** Refills an empty buffer; false at the body's end. */
    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, body.read(buffer));
        }
        return from < to;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte character : bytes) {
            if (character < 0 || character > ' ') {
                return false;
            }
        }
        return true;
    }
}
