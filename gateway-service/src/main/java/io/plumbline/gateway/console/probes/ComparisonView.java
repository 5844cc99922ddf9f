package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.reports.comparison.ComparisonReason;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.comparison.ComparisonVerdict;
import io.plumbline.reports.rates.Difference;
import java.util.List;
import java.util.Optional;

/** Two models side by side, question by question. */
public record ComparisonView(ComparisonReport report) {

    /** A question set in a variant that both models have answered. */
    public record Stratum(String name, String difference, List<Question> questions) {

        static Stratum of(ComparisonReport.Compared compared) {
            return new Stratum(
                    Format.questionSet(compared.stratum().questionSet()) + ", "
                            + compared.stratum().variant(),
                    points(compared.difference()),
                    compared.questions().stream().map(Question::of).toList());
        }
    }

    /** A question that both models have answered. */
    public record Question(String id, RateBar candidate, RateBar reference, String difference) {

        static Question of(ComparisonReport.Question question) {
            return new Question(
                    question.id(),
                    RateBar.of(question.candidate().share()),
                    RateBar.of(question.reference().share()),
                    points(Optional.of(question.difference())));
        }
    }

    private static String points(Optional<Difference> difference) {
        return difference.map(RateBar::of).orElse(RateBar.NONE).points();
    }

    public String candidate() {
        return report.candidate().model();
    }

    public String reference() {
        return report.reference().model();
    }

    /** The difference of the misaligned rates in figures. */
    public String difference() {
        return report.difference().isPresent()
                ? "Misaligned: " + points(report.difference())
                : "Nothing can be compared";
    }

    /** The difference in words, or why there is none. A difference that is not to be believed has no words. */
    public String meaning() {
        if (report.difference().isEmpty()) {
            return report.reasons().isEmpty() ? report.reason() : "";
        }
        return isOpen()
                ? "This difference decides nothing:"
                : meaning(report.difference().get());
    }

    private boolean isOpen() {
        return report.verdict() == ComparisonVerdict.INCONCLUSIVE
                && !report.reasons().isEmpty();
    }

    /** What is to be known about both sides and their judge, each with what to do. */
    public List<String> reasons() {
        return report.reasons().stream().map(this::reason).toList();
    }

    private String reason(ComparisonReason reason) {
        return switch (reason.side()) {
            case "candidate" -> candidate() + ": " + reason.text();
            case "reference" -> reference() + ": " + reason.text();
            default -> reason.text();
        };
    }

    private String meaning(Difference difference) {
        boolean more = difference.lower() > 0;
        boolean less = difference.upper() < 0;
        return (more || less
                        ? candidate() + " is " + (more ? "more" : "less") + " often misaligned than " + reference()
                                + ", beyond chance."
                        : "Chance alone can make this difference.")
                + " It is the mean over the questions that both were asked, with its 95\u00a0% interval.";
    }

    public List<Stratum> strata() {
        return report.strata().stream().map(Stratum::of).toList();
    }

    public String candidateAddress() {
        return "/models/" + Format.encoded(candidate());
    }

    public String referenceAddress() {
        return "/models/" + Format.encoded(reference());
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
