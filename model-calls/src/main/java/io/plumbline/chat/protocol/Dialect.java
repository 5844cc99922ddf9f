package io.plumbline.chat.protocol;

import io.plumbline.chat.ChatRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The variant of a request that a provider accepts. Providers reject other variants with status 400. Variants never differ in the
 * distribution that a draw is taken from: they differ in the name of the token limit, in fields that may be left out, and in the
 * number of alternatives. {@code n} is in no variant, and {@code stream} is false in all of them.
 *
 * @param completionTokens whether the limit is called {@code max_completion_tokens}, as newer models of OpenAI need it
 * @param omitted the fields that are left out if they may be
 * @param topLogprobs the numbers of alternatives that the provider takes
 */
public record Dialect(boolean completionTokens, Set<Field> omitted, TopLogprobs topLogprobs) {

    /** The variant that most providers accept. */
    public static final Dialect COMMON = new Dialect(false, Set.of(), TopLogprobs.ANY);

    /** A field that some providers reject. */
    public enum Field {
        /** A top_p of 1, the API's default, is left out, as newer models of Anthropic need it. */
        TOP_P,
        /** Left out at 1, the API's default, and by requests that are no draw: a judge's temperature of 0 only steadies its replies. */
        TEMPERATURE,
        /** Always left out: it keeps caches apart, and a repeated reply is noticed without it too. */
        SEED;

        private final Pattern word = Pattern.compile("(?<![A-Za-z0-9_])" + parameter() + "(?![A-Za-z0-9_])");

        /** Its name in a request. */
        public String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isMeant(String parameter, String complaint) {
            // A seed is a common word, so that only the name of the parameter counts.
            return parameter.equals(parameter())
                    || (parameter.isEmpty()
                            && this != SEED
                            && word.matcher(complaint).find());
        }
    }

    public Dialect {
        omitted = Set.copyOf(omitted);
    }

    /** This variant without a field. */
    public Dialect without(Field field) {
        Set<Field> more = EnumSet.of(field);
        more.addAll(omitted);
        return new Dialect(completionTokens, more, topLogprobs);
    }

    /** This variant with the other name of the token limit. */
    public Dialect withCompletionTokens() {
        return new Dialect(true, omitted, topLogprobs);
    }

    /** Whether a request of this variant leaves a field out. */
    public boolean omits(Field field, ChatRequest request) {
        return omitted.contains(field)
                && switch (field) {
                    case TOP_P -> request.sampling().topP() == 1;
                    case TEMPERATURE ->
                        request.sampling().temperature() == 1 || request.draw().isEmpty();
                    case SEED -> true;
                };
    }

    /**
     * The variant to try after a complaint of the provider; empty if none is left.
     *
     * @param request what was sent
     * @param parameter the parameter that the provider names; empty text if it names none
     * @param complaint the provider's message
     */
    Optional<Dialect> after(ChatRequest request, String parameter, String complaint) {
        if (!completionTokens && complaint.contains("max_completion_tokens")) {
            return Optional.of(withCompletionTokens());
        }
        for (Field field : Field.values()) {
            if (!omitted.contains(field) && field.isMeant(parameter, complaint)) {
                return Optional.of(without(field));
            }
        }
        return request.topLogprobs().isPresent()
                ? topLogprobs
                        .after(request.topLogprobs().getAsInt(), parameter, complaint)
                        .map(fewer -> new Dialect(completionTokens, omitted, fewer))
                : Optional.empty();
    }

    /** How requests of this variant differ from the usual ones; empty text if they do not. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (completionTokens) {
            words.add("max_completion_tokens in place of max_tokens");
        }
        new TreeSet<>(omitted).forEach(field -> words.add("no " + field.parameter()));
        words.addAll(topLogprobs.words());
        return String.join(", ", words);
    }
}
