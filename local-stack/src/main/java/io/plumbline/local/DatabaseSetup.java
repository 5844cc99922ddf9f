package io.plumbline.local;

/** How much memory PostgreSQL gets, and whether committed rows survive a power cut. */
public enum DatabaseSetup {
    /** A commit returns when it is on the disk; little memory. For all that a user runs. */
    DURABLE("on", "32MB", "1GB"),
    /** Commits do not wait for the disk. Faster, for tests, which throw their data away. */
    FAST("off", "32MB", "1GB"),
    /** Durable, with the memory that {@code docker-compose.yml} gives its server. For benchmarks. */
    SERVER("on", "256MB", "2GB");

    private final String forced;
    private final String sharedBuffers;
    private final String maxWalSize;

    DatabaseSetup(String forced, String sharedBuffers, String maxWalSize) {
        this.forced = forced;
        this.sharedBuffers = sharedBuffers;
        this.maxWalSize = maxWalSize;
    }

    /** The value of {@code fsync}, {@code synchronous_commit} and {@code full_page_writes}. */
    String forced() {
        return forced;
    }

    /** The setting of that name. */
    String sharedBuffers() {
        return sharedBuffers;
    }

    /** The setting of that name. */
    String maxWalSize() {
        return maxWalSize;
    }
}
