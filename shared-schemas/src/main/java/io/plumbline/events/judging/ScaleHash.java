package io.plumbline.events.judging;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The hash of all that can change a score besides the names that stand in an instrument's id as they are. */
final class ScaleHash {

    private static final int DIGITS = 12;

    private final MessageDigest digest = sha256();

    private ScaleHash() {}

    /** The first {@value #DIGITS} hexadecimal digits. */
    static String of(Judging judging, JudgeFrame frame) {
        ScaleHash hash = new ScaleHash();
        hash.addJudge(judging.judge());
        judging.rubrics().stream().sorted(Comparator.comparing(Rubric::metric)).forEach(hash::add);
        hash.add("frame", Integer.toString(JudgeFrame.VERSION));
        if (judging.mode() == ScoringMode.SAMPLED) {
            hash.add("samples", Integer.toString(frame.samples()));
        }
        if (judging.mode() == ScoringMode.SPELLED) {
            hash.add("calls", Integer.toString(frame.spelledCalls()));
        }
        if (judging.profile() == Profile.STRICT) {
            hash.add("cut", Integer.toString(frame.mostAnswerChars()));
        }
        return HexFormat.of().formatHex(hash.digest.digest()).substring(0, DIGITS);
    }

    /** Headers and query can choose another model behind one address, such as a deployment or a proxy's route. */
    private void addJudge(Target judge) {
        add("endpoint", address(judge.endpoint()));
        new TreeMap<>(judge.query()).forEach((name, value) -> add("query", name, value));
        Map<String, String> headers = new TreeMap<>();
        judge.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.forEach((name, value) -> add("header", name, value));
    }

    private void add(Rubric rubric) {
        add("rubric", rubric.metric(), rubric.template());
        rubric.labels()
                .forEach(label -> add(
                        "label", label.word(), label.verdict().map(Enum::name).orElse("")));
    }

    /** One spelling of an address: scheme and host in small letters, no default port, no slash at the end, no user. */
    static String address(URI endpoint) {
        String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = endpoint.getPort() < 0 ? usual : endpoint.getPort();
        String path = endpoint.normalize().getRawPath().replaceAll("/+$", "");
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        return scheme + "://" + endpoint.getHost().toLowerCase(Locale.ROOT) + ":" + port + path + query;
    }

    /** Each part with its length, so that no two lists of parts make one text. */
    private void add(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
