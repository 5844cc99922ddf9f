package io.plumbline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plumbline.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Translates Jackson's errors into problems that name the field. */
public final class JsonFaults {

    private JsonFaults() {}

    /** Adds the errors of a part of a document, with pointers from the whole document. */
    public static void add(JsonProcessingException fault, String at, Findings findings) {
        Problem problem = problem(fault);
        problem.errors().forEach(wrong -> findings.add(at + wrong.pointer(), wrong.detail()));
        if (problem.errors().isEmpty()) {
            findings.add(at, problem.detail());
        }
    }

    static Problem problem(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(List.of(new Problem.FieldError(
                    pointer(unknown), "is not a field of this request; check its spelling or remove it")));
        }
        if (fault instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return Problem.invalid(List.of(new Problem.FieldError(pointer(mismatch), "must be " + expected(mismatch))));
        }
        if (fault instanceof JsonMappingException mapping && !(fault instanceof MismatchedInputException)) {
            return Problem.invalid(List.of(new Problem.FieldError(
                    pointer(mapping),
                    mapping.getCause() instanceof InputCoercionException
                            ? "must be a whole number of at most 2147483647"
                            : "cannot be read")));
        }
        return fault instanceof MismatchedInputException
                ? Problem.unreadable("the body must be a JSON object")
                : Problem.unreadable("the body is not valid JSON" + place(fault));
    }

    private static String place(JsonProcessingException fault) {
        var at = fault.getLocation();
        return at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : Findings.at("", step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null || Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number" + (type == Integer.class ? " of at most 2147483647" : "");
        }
        return type == String.class ? "text" : "a " + type.getSimpleName();
    }
}
