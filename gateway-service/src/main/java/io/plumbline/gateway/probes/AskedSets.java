package io.plumbline.gateway.probes;

import java.util.List;

/**
 * The question sets that a probe asks.
 *
 * @param sets in the order of asking, at least one
 */
public record AskedSets(List<AskedSet> sets) {

    public AskedSets {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("a probe asks at least one question set");
        }
    }

    /** Prompts for each model. */
    public int prompts() {
        return sets.stream().mapToInt(AskedSet::prompts).sum();
    }

    /** The sets' names with the hashes of their contents. */
    public List<String> names() {
        return sets.stream().map(AskedSet::name).toList();
    }
}
