package io.plumbline.local;

/** Whether committed rows survive a power cut. */
public enum Durability {
    /** PostgreSQL's own defaults: a commit returns when it is on the disk. For everything a user runs. */
    DURABLE("on"),
    /** Nothing is forced to the disk: faster, for tests whose data is thrown away. */
    FAST("off");

    private final String flag;

    Durability(String flag) {
        this.flag = flag;
    }

    /** The value of {@code fsync}, {@code synchronous_commit} and {@code full_page_writes}. */
    String flag() {
        return flag;
    }
}
