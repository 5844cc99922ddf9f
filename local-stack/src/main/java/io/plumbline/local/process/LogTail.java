package io.plumbline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file without stack frames, for messages: the file may be deleted with its temporary folder. */
public final class LogTail {

    private static final int LINES = 6;

    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at .*|\\.\\.\\. \\d+ more)");

    private LogTail() {}

    /** The last six lines, after the words "the end of" and the file's name. */
    public static String of(Path log) {
        try {
            // Not Files.readString: a process that was killed may have written half a character.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !STACK_FRAME.matcher(line).matches())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return "the end of " + log + ":\n" + String.join("\n", last);
        } catch (IOException e) {
            return "there is no log " + log;
        }
    }
}
