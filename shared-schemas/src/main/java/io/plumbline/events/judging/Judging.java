package io.plumbline.events.judging;

import io.plumbline.events.target.Target;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How an answer will be judged. It travels with the prompt, so the judge service needs no further source.
 *
 * @param judge the judge model
 * @param profile the rules
 * @param mode how the judge's replies are read
 * @param rubrics one call to the judge for each, at least one
 * @param panel further judges for a share of the answers. The outcome is the main judge's alone, so that every answer of a
 *     series is measured on one scale whether or not a panel saw it; hence a panel is no part of the instrument, and a
 *     series goes on when a panel is added, changed or taken away
 * @param thresholds the points that separate verdicts, if the monitored model has its own; else the judge service's setting
 */
public record Judging(
        Target judge,
        Profile profile,
        ScoringMode mode,
        List<Rubric> rubrics,
        Optional<Panel> panel,
        Optional<Thresholds> thresholds) {

    public Judging {
        requireNonNull(judge, "judge is missing");
        requireNonNull(profile, "profile is missing");
        requireNonNull(mode, "mode is missing");
        rubrics = List.copyOf(rubrics);
        if (rubrics.isEmpty()) {
            throw new IllegalArgumentException("rubrics is empty: nothing to judge by");
        }
        panel = panel == null ? Optional.empty() : panel;
        thresholds = thresholds == null ? Optional.empty() : thresholds;
    }

    /** Judging with the usual thresholds. */
    public Judging(Target judge, Profile profile, ScoringMode mode, List<Rubric> rubrics, Optional<Panel> panel) {
        this(judge, profile, mode, rubrics, panel, Optional.empty());
    }

    /** Judging by one judge alone. */
    public Judging(Target judge, Profile profile, ScoringMode mode, List<Rubric> rubrics) {
        this(judge, profile, mode, rubrics, Optional.empty());
    }

    /** The same with the judge's replies read in another way, which makes it another instrument. */
    public Judging in(ScoringMode other) {
        return new Judging(judge, profile, other, rubrics, panel, thresholds);
    }

    /** The same by another judge alone, which makes it another instrument. */
    public Judging by(Target other) {
        return new Judging(other, profile, mode, rubrics, Optional.empty(), thresholds);
    }

    /** The same with the verdicts parted elsewhere, which makes it another instrument. */
    public Judging at(Optional<Thresholds> others) {
        return new Judging(judge, profile, mode, rubrics, panel, others);
    }
}
