package io.plumbline.judge.scoring;

import java.util.List;

/** The service's scoring methods, for tests without CDI. */
public final class StandardMethods {

    public static final Continuations CONTINUATIONS = new Continuations();

    public static final ScoringMethods ALL = new ScoringMethods(
            List.of(new LogprobScoring(), new SpelledScoring(CONTINUATIONS), new SampledScoring(), new LabelScoring()));

    private StandardMethods() {}
}
