package io.plumbline.chat.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.target.BodyFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the field of a target's body that a provider refuses. Such a field is never left out: the target's owner must know. */
final class RefusedField {

    private RefusedField() {}

    /**
     * The field with its path, such as {@code body.chat_template_kwargs.enable_thinking}; empty if the complaint names none.
     *
     * @param parameter the parameter that the provider names; empty text if it names none
     * @param complaint the provider's message
     */
    static Optional<String> in(BodyFields body, String parameter, String complaint) {
        List<String> paths = new ArrayList<>();
        collect("body", body.tree(), paths);
        return paths.stream()
                .filter(path -> isNamed(path.substring(path.indexOf('.') + 1), parameter))
                .findFirst()
                .or(() -> parameter.isEmpty()
                        ? paths.stream()
                                .filter(path -> isNamedIn(complaint, path.substring(path.lastIndexOf('.') + 1)))
                                .findFirst()
                        : Optional.empty());
    }

    /** The innermost fields first, which are the most exact. */
    private static void collect(String at, JsonNode fields, List<String> paths) {
        fields.properties().forEach(field -> {
            String path = at + "." + field.getKey();
            collect(path, field.getValue(), paths);
            paths.add(path);
        });
    }

    /** Some providers name the whole path and others the last name or the outermost. */
    private static boolean isNamed(String path, String parameter) {
        return parameter.equals(path)
                || path.endsWith("." + parameter)
                || (!parameter.isEmpty() && parameter.startsWith(path + "."))
                || parameter.startsWith(path + "[");
    }

    /** A name that can be a plain word counts only in quotes or behind a word such as "argument". */
    private static boolean isNamedIn(String complaint, String name) {
        String word = "(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])";
        String sure = name.contains("_")
                ? word
                : "[\"'`]" + Pattern.quote(name)
                        + "[\"'`]|(?:argument|parameter|field|property|key|option|input)s?\\b[^.]{0,40}" + word;
        return Pattern.compile(sure).matcher(complaint).find();
    }
}
