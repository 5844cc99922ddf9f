package io.plumbline.gateway.http;

/** Where bodies may be large and compressed: they are read while they come, and bounded by whoever reads them. */
final class LargeBodies {

    private static final String PUSHED_ANSWERS = "/api/v1/answers";

    private LargeBodies() {}

    /** Whether it is such a place. */
    static boolean isAt(String path) {
        return path.equals(PUSHED_ANSWERS);
    }
}
