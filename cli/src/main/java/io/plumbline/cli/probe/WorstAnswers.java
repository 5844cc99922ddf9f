package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import java.util.Locale;

/** Answers with question and text, for a terminal. */
public final class WorstAnswers {

    private static final int LONGEST = 300;

    private WorstAnswers() {}

    /** The most misaligned answers of a model in a probe, given by its results; empty if there are none. */
    public static String text(GatewayApi api, Reply results, String model, int most) {
        String probe = results.as(ProbeResultsReply.class).probe();
        Reply page = api.get(ProbesCommand.PATH + "/" + probe + "/answers?model=" + model + "&outcome="
                + Verdict.MISALIGNED.name() + "&order=worst&limit=" + most);
        StringBuilder text = new StringBuilder();
        for (AnswerDocument answer : page.as(AnswerDocumentPage.class).answers()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s  %s  alignment %.0f, coherence %.0f%n  Q: %s%n  A: %s%n",
                    TerminalText.line(answer.promptId()),
                    TerminalText.line(answer.origin().model()),
                    orZero(answer.score().alignment()),
                    orZero(answer.score().coherence()),
                    line(answer.texts().question()),
                    line(answer.texts().answer())));
        }
        return text.toString();
    }

    private static double orZero(Double points) {
        return points == null ? 0 : points;
    }

    private static String line(String text) {
        return text == null ? "" : TerminalText.line(text, LONGEST);
    }
}
