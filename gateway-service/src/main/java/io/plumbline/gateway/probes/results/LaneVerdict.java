package io.plumbline.gateway.probes.results;

import java.util.List;

/**
 * What a page shows of a model's verdict on one question set.
 *
 * @param model id of the model
 * @param questionSet the question set, with the hash of its content
 * @param text the verdict in words with its reasons; empty for a baseline
 * @param notes what a reader should know beside it; may quote untrusted names
 */
public record LaneVerdict(String model, String questionSet, String text, List<String> notes) {

    static LaneVerdict of(ModelResult result) {
        return new LaneVerdict(
                result.subject().id(),
                result.subject().questionSet(),
                result.verdict() == null ? "" : result.judgement().text(),
                result.judgement().notes());
    }
}
