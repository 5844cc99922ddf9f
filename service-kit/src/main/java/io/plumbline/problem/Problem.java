package io.plumbline.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * The body of an HTTP error, application/problem+json. Components that are null or empty do not appear in the JSON.
 *
 * @param type URN of the kind of problem; an identifier, not an address to fetch
 * @param code last part of the type, for programs; it stays stable when the texts change
 * @param title the kind of problem for people
 * @param status HTTP status
 * @param detail what is wrong with this request
 * @param errors the invalid fields; empty if the problem is not about fields
 * @param traceId trace id under which the service logs this request, 32 hexadecimal digits
 * @param report the part of the request that was done before the problem, for requests that are done piece by piece
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String code,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        String traceId,
        Object report) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * An invalid field.
     *
     * @param pointer JSON pointer into the request's body; for a query parameter, its name after a slash
     * @param detail what is wrong with the field, and what it must be
     */
    public record FieldError(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    /** The present state does not allow the request; the code names the reason. */
    public static Problem conflict(String code, String detail) {
        return of(code, "Conflict with the present state", 409, detail);
    }

    /** The resource has changed since the caller read it. */
    public static Problem changed(String detail) {
        return of("changed-meanwhile", "Changed since it was read", 412, detail);
    }

    public static Problem tooMany(String detail) {
        return of("too-many-requests", "Too many requests", 429, detail);
    }

    /** A service that the request needs does not answer. */
    public static Problem unavailable(String detail) {
        return of("unavailable", "Service unavailable", 503, detail);
    }

    /** At least one field is invalid. */
    public static Problem invalid(List<FieldError> errors) {
        return invalid(errors, "one field is wrong", " fields are wrong");
    }

    /** At least one query parameter is invalid. */
    public static Problem invalidParameters(List<FieldError> errors) {
        return invalid(errors, "one parameter is wrong", " parameters are wrong");
    }

    private static Problem invalid(List<FieldError> errors, String one, String many) {
        String detail = errors.size() == 1 ? one : errors.size() + many;
        return of("invalid-request", "The request is invalid", 400, detail).copy("invalid-request", errors, null, null);
    }

    /** The body cannot be parsed. */
    public static Problem unreadable(String detail) {
        return of("unreadable-request", "The request cannot be read", 400, detail);
    }

    /** The media type or the content encoding of the body is not supported. */
    public static Problem unsupported(String detail) {
        return of("unsupported-media-type", "Unsupported media type", 415, detail);
    }

    public static Problem tooLarge(String detail) {
        return of("http-413", "Request Entity Too Large", 413, detail);
    }

    /** The body arrives too slowly. */
    public static Problem tooSlow(String detail) {
        return of("http-408", "Request Timeout", 408, detail);
    }

    public static Problem unauthorized(String detail) {
        return of("unauthorized", "Authentication required", 401, detail);
    }

    public static Problem forbidden(String detail) {
        return of("forbidden", "Forbidden", 403, detail);
    }

    /** A problem with the reason phrase of its HTTP status as title and detail. */
    public static Problem http(int status, String reasonPhrase) {
        return of("http-" + status, reasonPhrase, status, reasonPhrase);
    }

    public Problem traced(String id) {
        return copy(code, errors, id, report);
    }

    /** This problem with the part of the request that was done before it. */
    public Problem after(Object done) {
        return copy(code, errors, traceId, done);
    }

    /** This problem without its code, which the aggregator's answers do not have. */
    public Problem withoutCode() {
        return copy(null, errors, traceId, report);
    }

    private Problem copy(String code, List<FieldError> errors, String traceId, Object report) {
        return new Problem(type, code, title, status, detail, errors, traceId, report);
    }

    private static Problem of(String code, String title, int status, String detail) {
        URI type = URI.create("urn:plumbline:problem:" + code);
        return new Problem(type, code, title, status, detail, List.of(), null, null);
    }
}
