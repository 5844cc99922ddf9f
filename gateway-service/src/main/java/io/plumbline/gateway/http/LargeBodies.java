package io.plumbline.gateway.http;

/** Paths that accept large and compressed bodies. Their resources read the body as it arrives, and bound it themselves. */
final class LargeBodies {

    private static final String PUSHED_ANSWERS = "/api/v1/answers";

    private LargeBodies() {}

    static boolean isAt(String path) {
        return path.equals(PUSHED_ANSWERS);
    }
}
