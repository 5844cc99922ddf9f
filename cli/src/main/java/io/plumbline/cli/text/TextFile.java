package io.plumbline.cli.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file on this machine that is sent to the gateway. */
public final class TextFile {

    private TextFile() {}

    /** The text of a file; fails with one line if it cannot be read. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("file " + file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure("file " + file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new CommandFailure("file " + file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
