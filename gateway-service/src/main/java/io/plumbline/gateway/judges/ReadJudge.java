package io.plumbline.gateway.judges;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;

/**
 * A judge with the mode in which its numbers are read. A judge can be fit in one mode and unfit in another.
 *
 * @param target the judge
 * @param mode a mode with points
 */
public record ReadJudge(Target target, ScoringMode mode) {

    static ReadJudge of(Judging judging) {
        return new ReadJudge(judging.judge(), judging.mode());
    }
}
