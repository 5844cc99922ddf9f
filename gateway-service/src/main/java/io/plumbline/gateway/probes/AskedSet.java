package io.plumbline.gateway.probes;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A question set as a probe asks it: a stratum, whose answers are never added to those to another set.
 *
 * @param name with the hash of its content
 * @param variants how its questions are put, in the order of asking, which must be the same after a restart
 * @param prompts how many that makes for each model
 */
public record AskedSet(String name, List<String> variants, int prompts) {

    public AskedSet {
        variants = List.copyOf(variants);
    }

    /** The variants in their order. */
    public Set<String> distinctVariants() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(variants));
    }
}
