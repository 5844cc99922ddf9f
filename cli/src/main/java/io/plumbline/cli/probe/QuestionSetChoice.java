package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.text.Progress;
import java.util.Optional;

/**
 * Questions as a user names them.
 *
 * @param text a question set's name or a file's path
 * @param file what the file says; empty where it is a name
 */
record QuestionSetChoice(String text, Optional<QuestionFile> file) {

    /** Reads it where it is a file; fails with one line where that cannot be read. */
    static QuestionSetChoice of(String text) {
        boolean isFile = text.contains("/") || text.endsWith(".yaml") || text.endsWith(".yml");
        return new QuestionSetChoice(text, isFile ? Optional.of(QuestionFile.read(text)) : Optional.empty());
    }

    /** The name of the set at a gateway, which is handed the file. */
    String name(GatewayApi api, Progress progress) {
        return file.map(source -> source.importTo(api, false, progress)).orElse(text);
    }
}
