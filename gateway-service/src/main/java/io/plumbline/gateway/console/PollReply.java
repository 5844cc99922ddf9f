package io.plumbline.gateway.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A part of a page that keeps itself up to date: it asks for itself and says what it shows already, so that nothing is sent where
 * nothing has changed.
 *
 * @param id of its element
 * @param address where it asks
 * @param html what is in it
 */
public record PollReply(String id, String address, String html) {

    private static final int DIGITS = 12;

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance live(PollReply live);
    }

    /** A part as it is now. */
    public static PollReply of(String id, String address, TemplateInstance content) {
        return new PollReply(id, address, content.render());
    }

    /** The same where the text is the same. */
    public static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where it asks for news. */
    public String poll() {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "seen=" + mark(html);
    }

    /** What it sends to a browser that has seen something. */
    public RestResponse<String> since(String seen) {
        return mark(html).equals(seen)
                ? nothingNew()
                : RestResponse.ok(Templates.live(this).render());
    }

    /** For a browser that has it already. */
    public static RestResponse<String> nothingNew() {
        return RestResponse.noContent();
    }
}
