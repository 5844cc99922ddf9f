package io.plumbline.aggregator.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * The body of an answer that is an error.
 *
 * @param type what kind of problem; a name, not an address to fetch
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what is wrong this time
 * @param errors the parameters that are wrong; empty where it is not about parameters
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<Wrong> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A parameter that is wrong.
     *
     * @param pointer its name after a slash
     * @param detail what is wrong about it
     */
    public record Wrong(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The request is wrong in these parameters, at least one. */
    static Problem invalid(List<Wrong> errors) {
        String detail = errors.size() == 1 ? "one parameter is wrong" : errors.size() + " parameters are wrong";
        return new Problem(type("invalid-request"), "The request is invalid", 400, detail, errors);
    }

    /** HTTP's own words suffice. */
    static Problem http(int status, String title) {
        return new Problem(type("http-" + status), title, status, title, List.of());
    }

    private static URI type(String code) {
        return URI.create("urn:plumbline:problem:" + code);
    }
}
