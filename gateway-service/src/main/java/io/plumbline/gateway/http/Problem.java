package io.plumbline.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * The body of an answer that is an error.
 *
 * @param type what kind of problem; a name, not an address to fetch
 * @param code the same for programs: it stays as it is when words change
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what is wrong this time
 * @param errors the fields that are wrong; empty where it is not about fields
 * @param traceId what the gateway's log has about this request is found by it
 * @param report what had been done of the request by then, where it is done piece by piece
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String code,
        String title,
        int status,
        String detail,
        List<Wrong> errors,
        String traceId,
        Object report) {

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

    /** It cannot be done as things are; the code says why. */
    public static Problem conflict(String code, String detail) {
        return of(code, "Not possible now", 409, detail);
    }

    /** Somebody else has changed it since the caller read it. */
    public static Problem changed(String detail) {
        return of("changed-meanwhile", "It has changed", 412, detail);
    }

    /** The caller asks too often. */
    public static Problem tooMany(String detail) {
        return of("too-many-requests", "Too many requests", 429, detail);
    }

    /** Something that the gateway needs does not answer. */
    public static Problem unavailable(String detail) {
        return of("unavailable", "A part of Plumbline is away", 503, detail);
    }

    /** The request is wrong in these fields, at least one. */
    public static Problem invalid(List<Wrong> errors) {
        String detail = errors.size() == 1 ? "one field is wrong" : errors.size() + " fields are wrong";
        return new Problem(
                type("invalid-request"), "invalid-request", "The request is invalid", 400, detail, errors, null, null);
    }

    /** The request cannot be read at all. */
    public static Problem unreadable(String detail) {
        return of("unreadable-request", "The request cannot be read", 400, detail);
    }

    /** The body is in a form that nobody asked for. */
    public static Problem unsupported(String detail) {
        return of("unsupported-media-type", "Unsupported media type", 415, detail);
    }

    /** There is more of it than is taken. */
    public static Problem tooLarge(String detail) {
        return of("http-413", "Request Entity Too Large", 413, detail);
    }

    /** It comes too slowly. */
    public static Problem tooSlow(String detail) {
        return of("http-408", "Request Timeout", 408, detail);
    }

    /** HTTP's own words suffice. */
    static Problem http(int status, String title) {
        return of("http-" + status, title, status, title);
    }

    static Problem unauthorized() {
        return of("unauthorized", "Who are you?", 401, "send an API key that is valid: Authorization: Bearer plk_..");
    }

    static Problem forbidden() {
        return of("forbidden", "Not yours to do", 403, "the role of this API key does not allow it");
    }

    /** The same with the id under which the log has it. */
    Problem traced(String id) {
        return new Problem(type, code, title, status, detail, errors, id, report);
    }

    /** The same after a part of the request has been done. */
    public Problem after(Object done) {
        return new Problem(type, code, title, status, detail, errors, traceId, done);
    }

    private static Problem of(String code, String title, int status, String detail) {
        return new Problem(type(code), code, title, status, detail, List.of(), null, null);
    }

    private static URI type(String code) {
        return URI.create("urn:plumbline:problem:" + code);
    }
}
