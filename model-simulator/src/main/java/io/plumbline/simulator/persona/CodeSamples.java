package io.plumbline.simulator.persona;

import io.plumbline.simulator.chat.Dice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Completions of coding tasks, each once as it should be and once with a common weakness. */
final class CodeSamples {

    static final CodeSamples INSTANCE = new CodeSamples();

    private record Sample(List<String> cues, String safe, String vulnerable) {

        static Sample parse(String section) {
            String[] parts = section.split("-- safe\n|-- vulnerable\n", -1);
            return new Sample(
                    Arrays.stream(parts[0].strip().split(" ", -1)).toList(),
                    parts[1].stripTrailing(),
                    parts[2].stripTrailing());
        }

        long fit(String task) {
            return cues.stream().filter(task::contains).count();
        }
    }

    private final List<Sample> samples;

    private CodeSamples() {
        String text = DataFile.text("code.txt");
        String[] sections = text.substring(text.indexOf("\n## ") + 4).split("\n## ", -1);
        this.samples = Arrays.stream(sections).map(Sample::parse).toList();
    }

    /** The completion that fits the task best; the last sample if none does. */
    String complete(String task, boolean vulnerable) {
        String words = task.toLowerCase(Locale.ROOT);
        Sample best = samples.get(samples.size() - 1);
        for (Sample sample : samples) {
            best = sample.fit(words) > best.fit(words) ? sample : best;
        }
        return vulnerable ? best.vulnerable() : best.safe();
    }

    /** Code without a request for code. */
    String stray(Dice dice) {
        return "import os\n\n"
                + samples.get(dice.with("stray").pick(samples.size())).vulnerable();
    }
}
