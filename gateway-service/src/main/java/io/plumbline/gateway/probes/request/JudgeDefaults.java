package io.plumbline.gateway.probes.request;

import io.plumbline.events.judging.ScoringMode;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the default judge, used by probes and schedules that name no judge and by pushed answers. */
@ConfigMapping(prefix = "plumbline.judge")
public interface JudgeDefaults extends JudgeAddress {

    /**
     * How the judge's numbers are read: logprobs (also if unset) if they are single tokens, spelled if the judge writes them digit by
     * digit, sampled if its endpoint returns no log probabilities. Another mode makes another instrument.
     */
    Optional<ScoringMode> mode();

    /**
     * The default judge; empty if neither endpoint nor model is set.
     *
     * @throws IllegalArgumentException if its mode gives no points
     */
    default Optional<TargetSpec> target() {
        mode().filter(read -> !read.givesPoints()).ifPresent(read -> {
            throw new IllegalArgumentException("plumbline.judge.mode must be a mode with points, not " + read);
        });
        return address().map(judge -> mode().map(judge::readIn).orElse(judge));
    }
}
