package io.plumbline.reports.answers;

import io.plumbline.reports.Report;
import java.util.List;
import java.util.Optional;

/**
 * A page of answers.
 *
 * @param answers in the order of the query, at most as many as asked for
 * @param next the cursor of the next page; absent on the last page
 */
@Report
public record AnswerDocumentPage(List<AnswerDocument> answers, Optional<String> next) {

    public AnswerDocumentPage {
        answers = List.copyOf(answers);
        next = next == null ? Optional.empty() : next;
    }
}
