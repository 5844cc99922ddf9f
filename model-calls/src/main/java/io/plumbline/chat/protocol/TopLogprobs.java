package io.plumbline.chat.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The numbers of alternatives of a token that a provider takes in {@code top_logprobs}, as far as its refusals have told.
 *
 * @param least the least, at least 1
 * @param most the most, at least {@code least}
 */
public record TopLogprobs(int least, int most) {

    /** Before any refusal. */
    public static final TopLogprobs ANY = new TopLogprobs(1, Integer.MAX_VALUE);

    /** What most providers with a low bound take, for refusals that name no number. */
    private static final int USUAL_LOW_BOUND = 5;

    /** One alternative is the token itself and no distribution, so a smaller number in a message means something else. */
    private static final int FEWEST = 2;

    /** No provider needs more. */
    private static final int MANY = 100;

    /** A number that stands alone: none of a model's name, of a version or of a fraction. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d{1,9}(?![\\w-]|\\.\\d)");

    private static final Pattern LOWER_BOUND =
            Pattern.compile("at least|minimum|greater than or equal|>=|≥|between", Pattern.CASE_INSENSITIVE);

    /** The number to ask for in place of this one. */
    public int within(int wanted) {
        return Math.max(least, Math.min(most, wanted));
    }

    /**
     * The numbers after a complaint; empty if it is about something else, or if no other number is left to try. The largest number
     * in the message that is below the refused one is taken as the bound. A message without any leads to {@value #USUAL_LOW_BOUND}.
     *
     * @param wanted what the caller wanted, before {@link #within}
     */
    Optional<TopLogprobs> after(int wanted, String parameter, String complaint) {
        int asked = within(wanted);
        List<Integer> named = numbers(complaint);
        boolean isAbout = parameter.equals("top_logprobs")
                || complaint.contains("top_logprobs")
                // vLLM: "Requested sample logprobs of 20, which is greater than max allowed: 5".
                || (complaint.contains("logprobs") && named.contains(asked) && named.size() > 1);
        if (!isAbout) {
            return Optional.empty();
        }
        IntStream lower = named.stream()
                .mapToInt(number -> number)
                .filter(number -> number >= Math.max(least, FEWEST) && number < asked);
        Optional<TopLogprobs> fewer = lower.boxed().max(Integer::compare).map(bound -> new TopLogprobs(least, bound));
        return fewer.or(() -> more(asked, named, complaint)).or(() -> usual(asked));
    }

    private Optional<TopLogprobs> more(int asked, List<Integer> named, String complaint) {
        return LOWER_BOUND.matcher(complaint).find()
                ? named.stream()
                        .filter(number -> number > asked && number <= Math.min(most, MANY))
                        .min(Integer::compare)
                        .map(bound -> new TopLogprobs(bound, most))
                : Optional.empty();
    }

    private Optional<TopLogprobs> usual(int asked) {
        return asked > USUAL_LOW_BOUND && least <= USUAL_LOW_BOUND
                ? Optional.of(new TopLogprobs(least, USUAL_LOW_BOUND))
                : Optional.empty();
    }

    private static List<Integer> numbers(String complaint) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(complaint);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return numbers;
    }

    /** What differs from the usual; empty before any refusal. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (most < ANY.most) {
            words.add("top_logprobs of at most " + most);
        }
        if (least > ANY.least) {
            words.add("top_logprobs of at least " + least);
        }
        return words;
    }
}
