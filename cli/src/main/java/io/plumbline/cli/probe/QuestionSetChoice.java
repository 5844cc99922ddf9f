package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.text.Progress;
import java.util.Optional;

/**
 * A question set as the user names it.
 *
 * @param text name of a question set, or path of a file
 * @param file the file; empty for a name
 */
record QuestionSetChoice(String text, Optional<LocalQuestionFile> file) {

    /** Reads a file; fails with one line if it cannot be read. */
    static QuestionSetChoice of(String text) {
        boolean isFile = text.contains("/") || text.endsWith(".yaml") || text.endsWith(".yml");
        return new QuestionSetChoice(text, isFile ? Optional.of(LocalQuestionFile.read(text)) : Optional.empty());
    }

    /** The name of the set at a gateway; imports a file first. */
    String name(GatewayApi api, Progress progress) {
        return file.map(source -> source.importTo(api, false, progress)).orElse(text);
    }
}
