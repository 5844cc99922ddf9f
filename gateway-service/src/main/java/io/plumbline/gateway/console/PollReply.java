package io.plumbline.gateway.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A part of a page that the browser polls. A poll carries the mark of the content that the browser has; the reply is empty
 * unless the content differs.
 *
 * @param id id of the HTML element
 * @param address address of the polls
 * @param html content of the element
 */
public record PollReply(String id, String address, String html) {

    private static final int DIGITS = 12;

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance live(PollReply live);
    }

    /** The part with its present content. */
    public static PollReply of(String id, String address, TemplateInstance content) {
        return new PollReply(id, address, content.render());
    }

    /** A hash of a text: equal texts have equal marks. */
    public static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The address of the next poll. */
    public String poll() {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "seen=" + mark(html);
    }

    /** The reply to a browser that has the content with this mark. */
    public RestResponse<String> since(String seen) {
        return mark(html).equals(seen)
                ? unchanged()
                : RestResponse.ok(Templates.live(this).render());
    }

    /** The reply to a browser whose content is up to date. */
    public static RestResponse<String> unchanged() {
        return RestResponse.noContent();
    }
}
