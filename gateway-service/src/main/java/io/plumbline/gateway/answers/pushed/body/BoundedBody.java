package io.plumbline.gateway.answers.pushed.body;

import io.plumbline.problem.Problem;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A body that fails with a {@link BodyRefusedException} if it is too large or too slow. Expanded bytes are counted while they are
 * read, so a small compressed body that expands without end stops at the bound too.
 */
public final class BoundedBody extends FilterInputStream {

    private final long most;
    private final Duration longest;
    private final long start = System.nanoTime();
    private final boolean compressed;
    private long read;
    private boolean opened;

    /**
     * Wraps a body without reading from it.
     *
     * @param body the body as received
     * @param compressed whether it is gzip
     * @param most most bytes after decompression
     * @param longest longest time until its end
     */
    public BoundedBody(InputStream body, boolean compressed, long most, Duration longest) {
        super(body);
        this.compressed = compressed;
        this.most = most;
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = expanded(buffer, from, length);
        read += Math.max(0, count);
        if (read > most) {
            throw new BodyRefusedException(Problem.tooLarge("the body must not hold more than " + most + " bytes"));
        }
        if (System.nanoTime() - start > longest.toNanos()) {
            throw new BodyRefusedException(Problem.tooSlow("the body must be sent within " + longest));
        }
        return count;
    }

    private int expanded(byte[] buffer, int from, int length) throws IOException {
        try {
            if (compressed && !opened) {
                in = new GZIPInputStream(in);
                opened = true;
            }
            return in.read(buffer, from, length);
        } catch (ZipException | EOFException e) {
            throw new BodyRefusedException(Problem.unreadable("the body is not valid gzip"));
        }
    }
}
