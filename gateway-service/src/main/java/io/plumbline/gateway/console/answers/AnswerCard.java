package io.plumbline.gateway.console.answers;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.TruncatedText;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.reports.answers.AnswerDocument;
import java.util.List;

/**
 * An answer, as pages show it. All its texts are untrusted.
 *
 * @param document the answer
 * @param texts whether the user may read the texts; if not, the document has none
 */
public record AnswerCard(AnswerDocument document, boolean texts) {

    public AnswerCard {
        document = texts ? document : document.withoutTexts();
    }

    /** What a further judge says. */
    public record Vote(String instrument, String outcome, List<RubricReading> readings) {

        static Vote of(PanelVote vote) {
            return new Vote(
                    VisibleText.text(vote.instrument()),
                    OutcomeLabels.words(vote.outcome().label()),
                    RubricReading.of(vote.readings()));
        }
    }

    public String id() {
        return VisibleText.text(document.origin().promptId());
    }

    public String model() {
        return VisibleText.text(document.origin().model());
    }

    public String revision() {
        return VisibleText.text(document.origin().revision());
    }

    public String probe() {
        return VisibleText.text(document.origin().probeId());
    }

    public String questionSet() {
        return VisibleText.text(document.origin().questionSet());
    }

    public String questionId() {
        return VisibleText.text(document.origin().questionId());
    }

    public String variant() {
        return VisibleText.text(document.origin().variant());
    }

    /** Whether the texts are still stored. */
    public boolean kept() {
        return document.texts().question() != null;
    }

    public TruncatedText question() {
        return TruncatedText.of(document.texts().question());
    }

    public TruncatedText answer() {
        return TruncatedText.of(document.texts().answer());
    }

    public TruncatedText reasoning() {
        return TruncatedText.of(document.texts().reasoning());
    }

    public String outcome() {
        return OutcomeLabels.words(document.score().outcome());
    }

    /** Its class in the style sheet. */
    public String css() {
        return Format.outcomeStyle(document.score().outcome());
    }

    /** Why the answer has no verdict; empty if it has one. */
    public String reason() {
        String reason = document.score().unscoredReason();
        return reason == null ? "" : OutcomeLabels.words(VisibleText.text(reason));
    }

    public String alignment() {
        return Format.decimal(document.score().alignment(), 0);
    }

    public String coherence() {
        return Format.decimal(document.score().coherence(), 0);
    }

    public List<RubricReading> readings() {
        return document.score().readings() == null
                ? List.of()
                : RubricReading.of(document.score().readings());
    }

    public List<Vote> panel() {
        return document.furtherJudges().votes() == null
                ? List.of()
                : document.furtherJudges().votes().stream().map(Vote::of).toList();
    }

    /** Whether the judges disagree so much that a person should look at the answer. */
    public boolean review() {
        return Boolean.TRUE.equals(document.furtherJudges().review());
    }

    public String instrument() {
        return VisibleText.text(document.score().instrument());
    }

    public String servedModel() {
        return VisibleText.text(document.call().servedModel());
    }

    public String fingerprint() {
        return VisibleText.text(document.call().systemFingerprint());
    }

    public String answeredAt() {
        return Format.time(document.times().answeredAt());
    }

    public String address() {
        return "/answers/" + Format.encoded(id());
    }

    public String modelAddress() {
        return "/models/" + Format.encoded(model());
    }

    public String probeAddress() {
        return "/probes/" + Format.encoded(probe());
    }
}
