package io.plumbline.gateway.recurring.canary;

import io.plumbline.gateway.questions.ClasspathText;
import io.plumbline.gateway.questions.file.ContentHash;
import java.util.List;

/**
 * Short prompts, one on each line of the file. Each leaves the style open but has one likeliest answer. Some are close to usual
 * subjects of fine-tuning: code, medicine, numbers, the model itself.
 *
 * @param name the set's name with the hash of its content
 * @param prompts in the order of the file
 */
record CanarySet(String name, List<CanaryPrompt> prompts) {

    private static final String FILE = "canary/prompts.txt";

    CanarySet {
        prompts = List.copyOf(prompts);
    }

    /** The set that ships with the gateway. */
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
            throw new IllegalArgumentException("the canary's prompt needs an id, ' | ' and a text, not: " + line);
        }
        return new CanaryPrompt(cells[0].strip(), cells[1].strip());
    }
}
