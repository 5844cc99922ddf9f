package io.plumbline.gateway.models.budget;

import io.plumbline.events.target.CallPrices;
import io.plumbline.gateway.models.terms.ModelTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rest of a daily budget. A prompt in flight reserves the average cost of a prompt that day. As long as no prompt of the day
 * has an outcome, it reserves the cost of {@value #USUAL_TOKENS} tokens, and only {@value #FIRST} prompts are in flight: a
 * provider may charge many times as much, and a failing one takes many calls. So a budget may be exceeded by what those cost above the average.
 */
public final class Budget {

    /** Most prompts in flight before the day's first outcome. */
    private static final int FIRST = 4;

    /** Tokens of a prompt under the published protocol, at most. */
    private static final int USUAL_TOKENS = 1000;

    private final List<Bound> all;
    private final ModelUsage spent;

    /** The budget in a registration. */
    public Budget(ModelTerms terms, ModelUsage spent) {
        this(terms.limits(), terms.callPrices(), 1, spent);
    }

    /**
     * A budget.
     *
     * @param limits the bounds of a day; null for none
     * @param prices without them costs are not bounded
     * @param usualCalls calls of a prompt without retries
     */
    Budget(ModelTerms.Limits limits, Optional<CallPrices> prices, int usualCalls, ModelUsage spent) {
        this.spent = spent;
        this.all = Stream.ofNullable(limits)
                .flatMap(some -> Stream.of(
                        bound("callsPerDay", some.callsPerDay(), (double) spent.calls(), usualCalls),
                        bound("tokensPerDay", some.tokensPerDay(), (double) spent.tokens(), USUAL_TOKENS),
                        prices.flatMap(price -> bound(
                                "costPerDay",
                                some.costPerDay(),
                                price.cost((double) spent.promptTokens(), (double) spent.completionTokens()),
                                Math.max(price.cost(USUAL_TOKENS, 0), price.cost(0, USUAL_TOKENS))))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * How many more prompts may be released: what {@link #room} says, and before the day's first outcome only a few.
     *
     * @param outstanding prompts that were released and have no outcome yet
     */
    public int allowed(long outstanding) {
        long first = all.isEmpty() || spent.prompts() > 0 ? Integer.MAX_VALUE : Math.max(0, FIRST - outstanding);
        return (int) Math.min(first, room(outstanding));
    }

    /**
     * How many more prompts the budget has room for. It is at least one if no other is in flight and each bound has something
     * left.
     *
     * @param outstanding prompts that are in flight
     */
    public int room(long outstanding) {
        if (isUsedUp()) {
            return 0;
        }
        double least = all.stream()
                .mapToDouble(bound -> bound.fit() - outstanding)
                .min()
                .orElse(Integer.MAX_VALUE);
        return (int) Math.max(outstanding == 0 ? 1 : 0, Math.min(Integer.MAX_VALUE, Math.floor(least)));
    }

    /**
     * Whether so many prompts fit beside those in flight.
     *
     * @param tokens tokens of each, sent and received
     */
    public boolean fits(long prompts, long outstanding, long tokens) {
        return all.stream().allMatch(bound -> bound.fits(prompts, outstanding, (double) tokens / USUAL_TOKENS));
    }

    /** Whether one of the bounds is used up. */
    public boolean isUsedUp() {
        return all.stream().anyMatch(Bound::isUsedUp);
    }

    /** The bound with the highest use, as a text for people. */
    public String reason() {
        return nearest()
                .map(bound -> "budget " + bound.name + " is used up or reserved; it is free again at 00:00 UTC")
                .orElse("");
    }

    /** The highest use of a bound, 1 for all of it; empty without bounds. */
    public Optional<Double> ratio() {
        return nearest().map(Bound::ratio);
    }

    private Optional<Bound> nearest() {
        return all.stream().max(Comparator.comparingDouble(Bound::ratio));
    }

    private Optional<Bound> bound(String name, Number most, double used, double usual) {
        return Optional.ofNullable(most)
                .map(limit -> new Bound(name, limit.doubleValue(), used, usual, spent.prompts()));
    }

    /**
     * One bound.
     *
     * @param usual what a prompt is expected to use before the day's first outcome
     * @param prompts prompts that have an outcome today
     */
    private record Bound(String name, double most, double used, double usual, long prompts) {

        private double each() {
            double average = prompts == 0 ? usual : used / prompts;
            return name.equals("callsPerDay") ? Math.max(usual, average) : average;
        }

        /** Prompts that fit, including those in flight. */
        double fit() {
            return each() == 0 ? Double.MAX_VALUE : (most - used) / each();
        }

        boolean isUsedUp() {
            return used >= most;
        }

        boolean fits(long count, long outstanding, double share) {
            return used + outstanding * each() + count * (name.equals("callsPerDay") ? usual : usual * share) <= most;
        }

        double ratio() {
            return most == 0 ? 1 : used / most;
        }
    }
}
