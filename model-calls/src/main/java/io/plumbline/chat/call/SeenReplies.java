package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.reply.Attempt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of the latest replies. A cache that repeats a reply repeats its id and its text, and such a reply is no new draw from the
 * model. An id that comes with two texts is no sign, because its server gives several replies one id.
 *
 * <p>The memory holds {@value #MOST} replies of all models in about 10 MB, and begins empty at each start. A reply that a cache
 * keeps for longer is known as a repetition only if the cache says so in a header.
 */
final class SeenReplies {

    private static final int MOST = 65_536;
    private static final int LIKELY = 16;
    private static final float LOAD = 0.75f;

    private final Map<Digest, Seen> latest = new LinkedHashMap<>(LIKELY, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** 128 bits of a hash, which stand for a text. */
    private record Digest(long high, long low) {}

    /**
     * A reply's first coming.
     *
     * @param draw the draw that it answered
     * @param text its text
     * @param shared whether its id came with another text too
     */
    private record Seen(Digest draw, Digest text, boolean shared) {}

    /**
     * The attempt, or a failure in its place if its reply repeats another draw's. A repeated reply costs no tokens.
     *
     * @param model the model at its endpoint
     * @param draw the draw that the reply is to be; empty if a repeated reply is welcome
     */
    Attempt check(String model, Optional<String> draw, Attempt attempt) {
        return draw.flatMap(id -> attempt.result()
                        .fold(reply -> repetition(model, id, attempt, reply), failure -> Optional.empty()))
                .map(failure -> Attempt.lasting(failure, attempt.hints()))
                .orElse(attempt);
    }

    private Optional<Failure> repetition(String model, String draw, Attempt attempt, Reply reply) {
        boolean repeated = attempt.id()
                .filter(id -> !id.isBlank())
                .filter(id -> isRepeated(model, id, draw, reply.content()))
                .isPresent();
        if (!attempt.cached() && !repeated) {
            return Optional.empty();
        }
        String sign = attempt.cached() ? "a proxy's header says so" : "its id and text came before";
        return Optional.of(
                new Failure(Kind.REPEATED, "a cache repeated the reply to another draw: " + sign, reply.attempts()));
    }

    /**
     * Notes a reply and tells whether it repeats one.
     *
     * @param model the model at its endpoint
     * @param id the reply's id, not blank
     * @param draw the draw that the reply is to be
     * @param text the reply's text
     * @return true if the id came before for another draw of the model with the same text
     */
    synchronized boolean isRepeated(String model, String id, String draw, String text) {
        Digest key = digest(model + '\n' + id);
        Seen now = new Seen(digest(draw), digest(text), false);
        Seen before = latest.putIfAbsent(key, now);
        if (before == null || before.shared()) {
            return false;
        }
        if (!before.text().equals(now.text())) {
            latest.put(key, new Seen(before.draw(), before.text(), true));
            return false;
        }
        return !before.draw().equals(now.draw());
    }

    private static Digest digest(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Digest(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
