package io.plumbline.events;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * How an answer will be judged; travels with the prompt, so that the judge need ask nobody.
 *
 * @param judge the judge model
 * @param profile the rules
 * @param mode how the judge's replies are read
 * @param rubrics one call to the judge for each, at least one
 */
public record Judging(Target judge, Profile profile, ScoringMode mode, List<Rubric> rubrics) {

    public Judging {
        requireNonNull(judge, "judge is missing");
        requireNonNull(profile, "profile is missing");
        requireNonNull(mode, "mode is missing");
        rubrics = List.copyOf(rubrics);
        if (rubrics.isEmpty()) {
            throw new IllegalArgumentException("rubrics is empty: nothing to judge by");
        }
    }

    /** The same with the judge's replies read in another way, which makes it another instrument. */
    public Judging in(ScoringMode other) {
        return new Judging(judge, profile, other, rubrics);
    }
}
