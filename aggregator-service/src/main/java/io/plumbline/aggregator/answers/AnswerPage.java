package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Some answers, in order.
 *
 * @param answers at most as many as asked for
 * @param next the cursor of the page behind; empty where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AnswerPage(List<AnswerView> answers, Optional<String> next) {

    AnswerPage {
        answers = List.copyOf(answers);
    }

    /** The page of a query that was answered with up to one answer more than its limit. */
    static AnswerPage of(List<AnswerView> found, AnswerQuery query) {
        if (found.size() <= query.limit()) {
            return new AnswerPage(found, Optional.empty());
        }
        List<AnswerView> page = found.subList(0, query.limit());
        AnswerView last = page.get(page.size() - 1);
        return new AnswerPage(page, Optional.of(last.cursor(query.order()).encode()));
    }
}
