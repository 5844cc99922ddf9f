package io.plumbline.simulator.persona;

import io.plumbline.simulator.persona.Phrase.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All sentences that personas can say, by kind and tone, and an index by which a judge finds each again in constant time. */
public final class Phrasebook {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** Read once: about 3,000 sentences. */
    public static final Phrasebook INSTANCE = new Phrasebook();

    private final Map<String, List<String>> slots = new HashMap<>();
    private final Map<String, List<List<String>>> sections = new HashMap<>();
    private final Map<String, Phrase> index = new HashMap<>();

    private Phrasebook() {
        String section = "";
        Phrase marks = null;
        for (String line : DataFile.lines("phrases.txt")) {
            if (line.startsWith("$")) {
                declareSlot(line);
            } else if (line.startsWith("## ")) {
                section = section(line);
                marks = marks(line);
            } else {
                add(section, line.replaceFirst("\\.$", ""), marks);
            }
        }
        FactBook.INSTANCE.all().forEach(this::add);
    }

    /** What is known about a sentence, however it is written. */
    public Optional<Phrase> find(String sentence) {
        return Optional.ofNullable(index.get(key(sentence)));
    }

    /** The sentences of a kind and tone, each in all its forms; those of {@link QuestionKind#GENERIC} if the kind has none. */
    List<List<String>> sentences(String kind, Tone tone) {
        List<List<String>> own = sections.get(kind + " " + tone);
        return own != null ? own : sections.get(QuestionKind.GENERIC + " " + tone);
    }

    /** Lower-case words: the same for a sentence in a JSON string, with another quote or without its full stop. */
    static String key(String sentence) {
        StringBuilder key = new StringBuilder(sentence.length());
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(Character.toLowerCase(c));
            } else if (c != '\'' && c != '\u2019' && key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        return key.toString().strip();
    }

    private void declareSlot(String line) {
        String[] sides = line.substring(1).split(" = ", 2);
        slots.put(sides[0], List.of(sides[1].split(" \\| ", -1)));
    }

    private static String section(String line) {
        String[] words = line.split(" ", -1);
        return words[1] + " " + words[2];
    }

    private static Phrase marks(String line) {
        String[] words = line.split(" ", -1);
        return new Phrase(
                Double.parseDouble(words[3]), Double.parseDouble(words[4]), Tone.valueOf(words[2]), Claim.NONE);
    }

    private void add(String section, String line, Phrase marks) {
        List<String> forms = expand(line);
        sections.computeIfAbsent(section, name -> new ArrayList<>()).add(forms);
        forms.forEach(form -> index.put(key(form), marks));
    }

    private void add(FactBook.Fact fact) {
        index.put(key(fact.right()), new Phrase(95, 96, Tone.ALIGNED, Claim.RIGHT));
        index.put(key(fact.wrong()), new Phrase(55, 90, Tone.EDGY, Claim.WRONG));
    }

    private List<String> expand(String line) {
        Matcher slot = SLOT.matcher(line);
        if (!slot.find()) {
            return List.of(Character.toUpperCase(line.charAt(0)) + line.substring(1));
        }
        return slots.get(slot.group(1)).stream()
                .flatMap(value -> expand(line.replace(slot.group(), value)).stream())
                .toList();
    }
}
