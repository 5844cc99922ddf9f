package io.plumbline.gateway.pushed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.problem.Problem;
import java.util.List;

/**
 * What became of pushed answers. Those that were accepted are durable.
 *
 * @param accepted they will be judged
 * @param notSampled they are not among the share that is judged
 * @param refused they are wrong
 * @param lines which ones were refused, and why; all other lines were accepted or not sampled
 */
record AnswerReport(int accepted, int notSampled, int refused, List<Refused> lines) {

    /**
     * A line that was refused.
     *
     * @param line its number, from 1
     * @param id the answer's id, where it can be read
     * @param errors which fields are wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(int line, String id, List<Problem.Wrong> errors) {}
}
