package io.plumbline.cli.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the gateway says about a failed call (RFC 9457). Components are null in answers of other servers.
 *
 * @param title kind of the failure
 * @param detail the failure in a sentence
 * @param errors invalid fields
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record GatewayProblem(String title, String detail, List<InvalidField> errors) {

    GatewayProblem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /**
     * An invalid field.
     *
     * @param pointer JSON pointer to the field
     * @param detail what is wrong with it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record InvalidField(String pointer, String detail) {

        InvalidField {
            pointer = pointer == null ? "" : pointer;
        }

        /** A complaint about a file names the line by itself. */
        private String text() {
            return pointer.equals("/file") ? detail : pointer.replaceFirst("^/", "") + ": " + detail;
        }
    }

    /** The failure in one line: its invalid fields, else its detail, else its title, else the status. */
    static String text(int status, JsonNode body) {
        return body.isObject() ? new Reply(body).as(GatewayProblem.class).text(status) : withoutDetail(status);
    }

    private String text(int status) {
        return errors.isEmpty()
                ? Stream.of(detail, title)
                        .filter(text -> text != null)
                        .findFirst()
                        .orElseGet(() -> withoutDetail(status))
                : errors.stream().map(InvalidField::text).collect(Collectors.joining("; "));
    }

    private static String withoutDetail(int status) {
        return "the gateway answered " + status;
    }
}
