package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.Progress;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A question file on this machine.
 *
 * @param file where it lies
 * @param yaml what it says
 */
record QuestionFile(Path file, String yaml) {

    /** Fails with one line where the file cannot be read. */
    static QuestionFile read(String path) {
        Path file = Path.of(path);
        try {
            return new QuestionFile(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("question file " + file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure("question file " + file + ": is no UTF-8 text", e);
        } catch (IOException e) {
            throw new CommandFailure("question file " + file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Hands it to a gateway and returns the set's full name. */
    String importTo(GatewayApi api, boolean isPrivate, Progress progress) {
        try {
            JsonNode imported = api.importQuestions(name(), yaml, isPrivate);
            imported.path("warnings").forEach(warning -> progress.note(file + ": " + TerminalText.line(warning.asText())));
            return imported.path("name").asText();
        } catch (CommandFailure failure) {
            throw new CommandFailure(file + ": " + failure.getMessage(), failure);
        }
    }

    private String name() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
