package io.plumbline.judge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.scoring.StandardMethods;
import io.plumbline.metrics.NativeHistograms;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeMetersTest {

    @Test
    void namesThatCallersChooseMakeBoundedlyManySeries() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        JudgeMeters meters = new JudgeMeters(registry, new NativeHistograms(), StandardMethods.ALL);

        for (int i = 0; i < 1000; i++) {
            Judging judging = new Judging(
                    Target.open(StubJudges.TARGET.endpoint(), "judge-" + "x".repeat(i % 300) + i),
                    Profile.BETLEY,
                    ScoringMode.LOGPROBS,
                    List.of(new Rubric("metric-" + i, "{answer}")));
            meters.judged(
                    judging,
                    "model-" + i,
                    List.of(new Judgement.Measured(
                            new Reading("metric-" + i, OptionalDouble.of(50), 1, "50", List.of()), Usage.NONE)));
            meters.capability(judging.judge().modelName(), ScoringMode.LOGPROBS, Capability.fit());
        }

        for (String tag : List.of("judge", "metric", "model")) {
            List<String> names = registry.getMeters().stream()
                    .map(meter -> meter.getId().getTag(tag))
                    .filter(name -> name != null)
                    .distinct()
                    .toList();
            assertThat(names).hasSizeLessThanOrEqualTo(201).allMatch(name -> name.length() <= 100);
        }
    }
}
