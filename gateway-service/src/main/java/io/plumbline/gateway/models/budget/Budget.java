package io.plumbline.gateway.models.budget;

import io.plumbline.gateway.models.terms.ModelTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of a model's day is left. Prompts on their way are counted as what a call has cost on average that day, so that at
 * most what the day's first window costs, and what calls cost above the average, goes beyond the bound.
 */
public final class Budget {

    private final List<Bound> all;
    private final ModelUsage spent;

    /** Of a model's terms and what was used today. */
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
     * @param outstanding those that were released and have no outcome yet
     */
    public int allowed(long outstanding) {
        double least = all.stream()
                .mapToDouble(bound -> bound.prompts(spent.calls()) - outstanding)
                .min()
                .orElse(Integer.MAX_VALUE);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floor(least)));
    }

    /** The bound that is nearest, in words. */
    public String reason() {
        return nearest()
                .map(bound -> "budget " + bound.name + " is used up or reserved; it is free again at 00:00 UTC")
                .orElse("");
    }

    /** How much of the bound that is nearest was used: 1 for all of it; empty without bounds. */
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

        /** Prompts that fit, those on their way included; as many as one likes while nobody knows what one costs. */
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
