package io.plumbline.gateway.models.revisions;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;

/** Tells whether two targets are one model: equal endpoint, model name, query and body. Headers and credentials may differ. */
final class TargetMark {

    private static final int DIGITS = 8;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private TargetMark() {}

    /** Whether both targets ask one model. */
    static boolean isSame(Target one, Target other) {
        return identity(one).equals(identity(other));
    }

    /** Eight hexadecimal digits that stand for the target. */
    static String of(Target target) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(identity(target).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String identity(Target target) {
        String asBefore = origin(target.endpoint()) + "\n" + target.modelName() + "\n" + new TreeMap<>(target.query());
        return asBefore + target.body().map(body -> "\n" + body.json()).orElse("");
    }

    /** The endpoint without what two spellings of one address may differ in: letter case, usual port, slashes at the end. */
    private static String origin(URI endpoint) {
        String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS : HTTP;
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        return scheme + "://" + endpoint.getHost().toLowerCase(Locale.ROOT) + ":"
                + (endpoint.getPort() < 0 ? usual : endpoint.getPort()) + path;
    }
}
