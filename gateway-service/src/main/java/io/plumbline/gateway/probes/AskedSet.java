package io.plumbline.gateway.probes;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A question set as a probe asks it. Each set is a stratum: its answers are never pooled with those of another set.
 *
 * @param name the set's name with the hash of its content
 * @param variants names of the variants, in the order of asking; a restart must find the same order
 * @param prompts number of prompts for each model
 */
public record AskedSet(String name, List<String> variants, int prompts) {

    public AskedSet {
        variants = List.copyOf(variants);
    }

    public Set<String> distinctVariants() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(variants));
    }
}
