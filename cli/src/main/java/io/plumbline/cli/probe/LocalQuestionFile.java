package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.replies.ImportedQuestionSet;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.Progress;
import io.plumbline.cli.text.TerminalText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A question file on this machine.
 *
 * @param file path of the file
 * @param yaml its text
 */
record LocalQuestionFile(Path file, String yaml) {

    /** Fails with one line if the file cannot be read. */
    static LocalQuestionFile read(String path) {
        Path file = Path.of(path);
        try {
            return new LocalQuestionFile(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("question file " + file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure("question file " + file + ": is no UTF-8 text", e);
        } catch (IOException e) {
            throw new CommandFailure("question file " + file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Imports the file into a gateway; returns the question set's name with its hash. */
    String importTo(GatewayApi api, boolean isPrivate, Progress progress) {
        return importTo(api, isPrivate, Optional.empty(), progress);
    }

    /** Imports it with what the judge's words mean in questions that do not say so. */
    String importTo(GatewayApi api, boolean isPrivate, Optional<String> labelMeaning, Progress progress) {
        try {
            ImportedQuestionSet imported =
                    api.importQuestions(name(), yaml, isPrivate, labelMeaning).as(ImportedQuestionSet.class);
            imported.warnings().forEach(warning -> progress.note(file + ": " + TerminalText.line(warning)));
            return imported.name();
        } catch (CommandFailure failure) {
            throw new CommandFailure(file + ": " + failure.getMessage(), failure);
        }
    }

    private String name() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
