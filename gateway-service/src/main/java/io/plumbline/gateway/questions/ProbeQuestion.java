package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Panel;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.util.List;
import java.util.Optional;

/**
 * A question in one variant, ready to be asked and judged.
 *
 * @param questionSet name of its set, with the hash of its content
 * @param id id in the question file; a variant that is not in the file appends its name
 * @param variant name of the variant
 * @param wordings the paraphrases in this variant, at least one; samples use them in turn
 * @param samples samples that the file requests, over all wordings
 * @param sampling sampling parameters of the answers
 * @param mode how the judge's replies are read
 * @param rubrics rubrics for the judge
 */
public record ProbeQuestion(
        String questionSet,
        String id,
        String variant,
        List<Wording> wordings,
        int samples,
        Sampling sampling,
        ScoringMode mode,
        List<Rubric> rubrics) {

    public ProbeQuestion {
        wordings = List.copyOf(wordings);
        rubrics = List.copyOf(rubrics);
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("a question has at least one wording");
        }
    }

    /** How its answers are judged; labels are read in their own way, whatever the mode of the judge's numbers is. */
    public Judging judging(Target judge, ScoringMode numbers, Profile profile, Optional<Panel> panel) {
        return new Judging(judge, profile, mode.givesPoints() ? numbers : mode, rubrics, panel);
    }

    /** The wording of the n-th sample, n from 0. */
    public Wording wording(int sample) {
        return wordings.get(sample % wordings.size());
    }
}
