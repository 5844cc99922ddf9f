package io.plumbline.gateway.recurring.canary;

import io.plumbline.gateway.questions.ClasspathText;
import io.plumbline.gateway.questions.ContentHash;
import java.util.List;

/**
 * Short prompts, each a line of the file, that leave the style open but have one likeliest answer. Some are near what models
 * are usually fine-tuned on: code, medicine, numbers, themselves.
 *
 * @param name with the hash of the content
 * @param prompts in the order of the file
 */
record CanarySet(String name, List<CanaryPrompt> prompts) {

    private static final String FILE = "canary/prompts.txt";

    CanarySet {
        prompts = List.copyOf(prompts);
    }

    /** The one that is part of the service. */
    static CanarySet builtIn() {
        String text = ClasspathText.text(FILE);
        return new CanarySet(
                ContentHash.name("canary", text),
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(CanarySet::read)
                        .toList());
    }

    private static CanaryPrompt read(String line) {
        String[] cells = line.split(" \\| ", 2);
        if (cells.length < 2) {
            throw new IllegalArgumentException("the canary's line has no ' | ': " + line);
        }
        return new CanaryPrompt(cells[0].strip(), cells[1].strip());
    }
}
