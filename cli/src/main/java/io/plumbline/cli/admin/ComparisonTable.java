package io.plumbline.cli.admin;

import io.plumbline.cli.text.RateText;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextTable;
import io.plumbline.events.Series;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.comparison.ComparisonReport.Compared;
import io.plumbline.reports.comparison.ComparisonReport.Party;
import io.plumbline.reports.comparison.ComparisonReport.Question;
import io.plumbline.reports.comparison.ComparisonReport.Share;
import io.plumbline.reports.comparison.ComparisonVerdict;
import io.plumbline.reports.comparison.LeftOutSeries;
import io.plumbline.reports.rates.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison as a table for people: one row for each question, then the difference, the verdict and the series left out. */
final class ComparisonTable {

    private final ComparisonReport comparison;

    ComparisonTable(ComparisonReport comparison) {
        this.comparison = comparison;
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("variant", "question", "candidate", "reference", "difference (95 %)"));
        comparison.strata().forEach(compared -> compared.questions()
                .forEach(question -> rows.add(row(compared, question))));
        return (rows.size() == 1 ? "" : TextTable.aligned(rows, 2) + System.lineSeparator() + System.lineSeparator())
                + summary()
                + alsoFound()
                + leftOut();
    }

    private static List<String> row(Compared compared, Question question) {
        return List.of(
                TerminalText.line(compared.stratum().variant(), 20),
                TerminalText.line(question.id(), 40),
                share(question.candidate()),
                share(question.reference()),
                difference(question.difference()));
    }

    private String summary() {
        return "%s minus %s: %s%n%s: %s"
                .formatted(
                        party(comparison.candidate()),
                        party(comparison.reference()),
                        comparison
                                .difference()
                                .map(difference -> difference(difference) + " by question")
                                .orElse("not known"),
                        comparison.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        TerminalText.line(comparison.reason()));
    }

    /** The reasons that a FAIL does not need; those of other verdicts are in the verdict's line. */
    private String alsoFound() {
        return comparison.verdict() == ComparisonVerdict.FAIL
                ? comparison.reasons().stream()
                        .map(reason ->
                                "%nalso found about %s: %s".formatted(reason.side(), TerminalText.line(reason.text())))
                        .collect(Collectors.joining())
                : "";
    }

    private static String party(Party party) {
        return TerminalText.line(party.model(), 60)
                + party.revision()
                        .filter(revision -> !revision.isEmpty())
                        .map(revision -> "@" + TerminalText.line(revision, 40))
                        .orElse("")
                + party.from().map(from -> " from " + from).orElse("")
                + party.to().map(to -> " before " + to).orElse("")
                + " (" + party.answers() + " answers)";
    }

    private String leftOut() {
        return comparison.leftOut().stream().map(ComparisonTable::leftOut).collect(Collectors.joining());
    }

    private static String leftOut(LeftOutSeries left) {
        Series series = left.series();
        String text = String.join(
                ", ",
                series.questionSet(),
                series.variant(),
                series.instrument(),
                series.source().name(),
                "revision '" + series.revision() + "'",
                left.answers() + " answers: " + left.reason());
        return "%nleft out of the %s: %s".formatted(left.side(), TerminalText.line(text, 300));
    }

    private static String share(Share share) {
        return share.misaligned() + " of " + share.coherent();
    }

    private static String difference(Difference difference) {
        return RateText.withInterval(difference.rate(), difference.lower(), difference.upper());
    }
}
