package io.plumbline.gateway.answers;

import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import java.util.Set;

/** Removes the texts of private question sets from a page of answers. Ids, outcomes and points stay. */
final class PrivateTexts {

    private PrivateTexts() {}

    /** The page without the texts of these sets. An answer that does not name its set counts as one of a private set. */
    static AnswerDocumentPage without(AnswerDocumentPage page, Set<String> hidden) {
        return new AnswerDocumentPage(
                page.answers().stream()
                        .map(answer -> isHidden(answer, hidden) ? answer.withoutTexts() : answer)
                        .toList(),
                page.next());
    }

    private static boolean isHidden(AnswerDocument answer, Set<String> hidden) {
        String set = answer.origin().questionSet();
        return set == null || hidden.contains(set);
    }
}
