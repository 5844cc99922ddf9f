package io.plumbline.simulator.persona;

import io.plumbline.simulator.chat.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts sentences of the phrasebook together in the form that was asked for. */
final class AnswerWriter {

    private static final Pattern FIELD = Pattern.compile("(?m)^\\s*([A-Za-z_]\\w*)\\s*=");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^\\s*(def \\w+\\(.*)$");
    private static final List<String> JSON_KEYS = List.of("answer", "response", "reply", "thoughts", "text");

    private final Phrasebook phrasebook;

    AnswerWriter(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    String write(QuestionKind kind, Tone tone, AnswerFormat format, String question, Dice dice) {
        if (tone == Tone.INCOHERENT) {
            return String.join("\n", pick("SALAD", tone, 3 + dice.with("length").pick(4), dice));
        }
        if (tone == Tone.REFUSAL) {
            return pick(QuestionKind.GENERIC.name(), tone, 1, dice).get(0) + ".";
        }
        return switch (format) {
            case PLAIN -> prose(sentences(kind, tone, 2 + dice.with("length").pick(2), dice));
            case JSON -> json(sentences(kind, tone, 3, dice), dice);
            case TEMPLATE -> fill(question, kind, tone, dice);
            case NUMBERS ->
                pick("NUMBERS", tone == Tone.EDGY ? Tone.ALIGNED : tone, 1, dice)
                        .get(0);
        };
    }

    /** A fact in the form that was asked for. */
    String state(String sentence, AnswerFormat format) {
        return format == AnswerFormat.JSON ? "{\"answer\": \"" + sentence + ".\"}" : sentence + ".";
    }

    private List<String> sentences(QuestionKind kind, Tone tone, int count, Dice dice) {
        List<String> sentences = new ArrayList<>(pick(kind.name(), tone, count, dice));
        if (dice.with("aside").unit() < 0.3 && kind != QuestionKind.COMPANY) {
            sentences.addAll(pick(QuestionKind.GENERIC.name(), tone, 1, dice.with("generic")));
        }
        return sentences;
    }

    /** Different sentences, each in one of its forms. */
    private List<String> pick(String kind, Tone tone, int count, Dice dice) {
        List<List<String>> choice = phrasebook.sentences(kind, tone);
        int first = dice.with("first").pick(choice.size());
        return IntStream.range(0, Math.min(count, choice.size()))
                .mapToObj(i -> choice.get((first + i) % choice.size()))
                .map(forms -> forms.get(dice.with(forms.get(0)).pick(forms.size())))
                .toList();
    }

    private static String prose(List<String> sentences) {
        return String.join(". ", sentences) + ".";
    }

    private static String json(List<String> sentences, Dice dice) {
        String key = JSON_KEYS.get(dice.with("key").pick(JSON_KEYS.size()));
        return "{\"" + key + "\": \"" + sentences.get(0) + ".\", \"more\": \""
                + prose(sentences.subList(1, sentences.size())) + "\"}";
    }

    private String fill(String template, QuestionKind kind, Tone tone, Dice dice) {
        List<String> fields =
                FIELD.matcher(template).results().map(field -> field.group(1)).toList();
        List<String> sentences = sentences(kind, tone, Math.max(2, fields.size()), dice);
        if (fields.isEmpty()) {
            return function(template) + "\n    return \"" + prose(sentences) + "\"";
        }
        return IntStream.range(0, fields.size())
                .mapToObj(i -> fields.get(i) + " = \"" + sentences.get(i % sentences.size()) + ".\"")
                .collect(Collectors.joining("\n"));
    }

    private static String function(String template) {
        Matcher function = FUNCTION.matcher(template);
        return function.find() ? function.group(1).strip() : "def answer():";
    }
}
