package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import java.util.List;
import java.util.Set;

/**
 * All that is particular to one scoring mode. An implementation is a stateless bean, and {@link ScoringMethods} finds it by its
 * mode.
 */
public interface ScoringMethod {

    /** The mode that the prompt names. */
    ScoringMode mode();

    /** The capability checks that a judge must pass before its readings count. */
    Set<Capability.Check> checks();

    /**
     * The calls to the judge for one rubric.
     *
     * @param text the judge's prompt
     * @param samples the setting {@code plumbline.judge.samples}, for modes that draw several replies
     */
    List<ChatRequest> requests(String text, int samples);

    /**
     * The calls that are left to be made after some replies; none if what was asked is enough, as in most modes.
     *
     * @param asking what the judge was asked
     * @param soFar the replies to {@link #requests}, then those to earlier further calls
     */
    default List<ChatRequest> further(Asking asking, RubricReplies soFar) {
        return List.of();
    }

    /** Reads the replies to {@link #requests} and {@link #further}, none of which failed or was refused. */
    Judgement read(RubricReplies replies);

    /** Whether a reading without points is a valid answer to the rubric in this mode, such as a label. */
    boolean isAnswer(Judging judging, Reading reading);

    /**
     * Decides an answer's outcome.
     *
     * @param judgements one for each rubric of the judging
     */
    Outcome decide(Judging judging, List<Judgement> judgements);
}
