package io.plumbline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresBinariesTest {

    private final String before = System.getProperty("plumbline.cache");

    @TempDir
    private Path cache;

    @BeforeEach
    void useAFolderOfItsOwn() {
        System.setProperty("plumbline.cache", cache.toString());
    }

    @AfterEach
    void useTheFolderOfBefore() {
        if (before == null) {
            System.clearProperty("plumbline.cache");
        } else {
            System.setProperty("plumbline.cache", before);
        }
    }

    @Test
    void whatAKilledUnpackingLeftIsDeletedAndCompleteBinariesStay() throws Exception {
        Path half = Files.createDirectories(cache.resolve("PG-half/lib"));
        Files.createSymbolicLink(half.resolve("libicudata.so"), Path.of("libicudata.so.60"));
        Path complete = Files.createDirectories(cache.resolve("PG-complete"));
        Files.createFile(complete.resolve(".exists"));

        int started = PostgresBinaries.unpackedFor(() -> {
            assertThat(cache.resolve("PG-half")).doesNotExist();
            return 1;
        });

        assertThat(started).isEqualTo(1);
        assertThat(complete.resolve(".exists")).exists();
    }

    @Test
    void twoStartsOfAJvmTakeTurns() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread other = new Thread(() -> start(atOnce, most));
        other.start();
        start(atOnce, most);
        other.join();

        assertThat(most).hasValue(1);
    }

    private static void start(AtomicInteger atOnce, AtomicInteger most) {
        try {
            PostgresBinaries.unpackedFor(() -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return atOnce.decrementAndGet();
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
