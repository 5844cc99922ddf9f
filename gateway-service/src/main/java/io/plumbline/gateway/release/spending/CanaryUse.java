package io.plumbline.gateway.release.spending;

import io.plumbline.events.Score;
import io.plumbline.events.answer.Source;
import io.plumbline.events.prompt.Canary;
import io.plumbline.gateway.models.budget.ModelUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What canaries cost the models that they ask. No record says which canary answers were counted, so one that is delivered again
 * counts again: a budget may end early for it and never late.
 */
public final class CanaryUse {

    private CanaryUse() {}

    /** Whether at least one of these scores is of a canary. */
    public static boolean isAmong(List<Score> scores) {
        return scores.stream().anyMatch(CanaryUse::isCanary);
    }

    /** The use by canaries, by the model that was asked. */
    public static Map<String, ModelUsage> of(List<Score> scores) {
        Map<String, ModelUsage> used = new TreeMap<>();
        scores.stream()
                .filter(CanaryUse::isCanary)
                .forEach(score -> used.merge(
                        asked(score),
                        ModelUsage.of(score.prompt(), score.completion().result()),
                        ModelUsage::plus));
        return used;
    }

    private static boolean isCanary(Score score) {
        return score.prompt().source() == Source.CANARY;
    }

    private static String asked(Score score) {
        return score.prompt()
                .canary()
                .filter(canary -> canary.side() == Canary.Side.BASELINE)
                .map(Canary::baseline)
                .orElse(score.prompt().model());
    }
}
