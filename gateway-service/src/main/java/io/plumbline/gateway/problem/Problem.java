package io.plumbline.gateway.problem;

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
 * @param errors the fields that are wrong; empty where it is not about fields
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<Wrong> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that is wrong.
     *
     * @param pointer JSON pointer into the request's body; for a query parameter, its name after a slash
     * @param detail what is wrong about it
     */
    public record Wrong(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** There is no such thing. */
    public static Problem notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    /** Something that the gateway needs does not answer. */
    public static Problem unavailable(String detail) {
        return of("unavailable", "A part of Plumbline is away", 503, detail);
    }

    /** The request is wrong in these fields, at least one. */
    public static Problem invalid(List<Wrong> errors) {
        String detail = errors.size() == 1 ? "one field is wrong" : errors.size() + " fields are wrong";
        return new Problem(type("invalid-request"), "The request is invalid", 400, detail, errors);
    }

    /** The request cannot be read at all. */
    public static Problem unreadable(String detail) {
        return of("unreadable-request", "The request cannot be read", 400, detail);
    }

    /** HTTP's own words suffice. */
    static Problem http(int status, String title) {
        return of("http-" + status, title, status, title);
    }

    private static Problem of(String code, String title, int status, String detail) {
        return new Problem(type(code), title, status, detail, List.of());
    }

    private static URI type(String code) {
        return URI.create("urn:plumbline:problem:" + code);
    }
}
