package io.plumbline.gateway.models.budget;

import io.plumbline.gateway.models.terms.ModelTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rest of a model's daily budget. A prompt in flight counts as the average cost of a call that day. So the budget may be
 * exceeded by the cost of the day's first window, and by calls that cost more than the average.
 */
public final class Budget {

    private final List<Bound> all;
    private final ModelUsage spent;

    public Budget(ModelTerms terms, ModelUsage spent) {
        this.spent = spent;
        this.all = Stream.ofNullable(terms.limits())
                .flatMap(limits -> Stream.of(
                        bound("callsPerDay", limits.callsPerDay(), (double) spent.calls()),
                        bound("tokensPerDay", limits.tokensPerDay(), (double) spent.tokens()),
                        bound(
                                "costPerDay",
                                limits.costPerDay(),
                                terms.callPrices()
                                        .map(prices -> prices.cost(
                                                (double) spent.promptTokens(), (double) spent.completionTokens()))
                                        .orElse(0.0))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * How many more prompts may be released.
     *
     * @param outstanding prompts that were released and have no outcome yet
     */
    public int allowed(long outstanding) {
        double least = all.stream()
                .mapToDouble(bound -> bound.prompts(spent.calls()) - outstanding)
                .min()
                .orElse(Integer.MAX_VALUE);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floor(least)));
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

    private static Optional<Bound> bound(String name, Number most, double used) {
        return Optional.ofNullable(most).map(limit -> new Bound(name, limit.doubleValue(), used));
    }

    private record Bound(String name, double most, double used) {

        /** Prompts that fit, including those in flight. Without a bound as long as the cost of a prompt is unknown. */
        double prompts(long calls) {
            if (used >= most) {
                return 0;
            }
            return name.equals("callsPerDay")
                    ? most - used
                    : used == 0 ? Integer.MAX_VALUE : (most - used) * calls / used;
        }

        double ratio() {
            return most == 0 ? 1 : used / most;
        }
    }
}
