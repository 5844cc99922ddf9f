package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.RateScale;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.gateway.console.answers.AnswerCard;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.results.LaneVerdict;
import io.plumbline.reports.rates.ProbeRateReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A probe with its results so far.
 *
 * @param probe the probe
 * @param counted rates of each model on each question set
 * @param differences difference of the first candidate to the baseline, by question set; only known ones
 * @param worst misaligned answers with the lowest alignment
 * @param verdicts verdicts and notes of each model on each question set; empty until the probe is over
 */
public record ProbeStatus(
        ProbeView probe,
        ProbeRateReport counted,
        Map<String, RateBar> differences,
        List<AnswerCard> worst,
        List<LaneVerdict> verdicts) {

    public String id() {
        return probe.id();
    }

    public String state() {
        return probe.state().name().toLowerCase(Locale.ROOT);
    }

    /** Whether every answer has its outcome and is counted, so that the page need not poll any more. */
    public boolean over() {
        long answers = counted.models().stream()
                .mapToLong(model -> model.rates().answers())
                .sum();
        return probe.finished() >= probe.total() && answers >= probe.total();
    }

    /** Names of the question sets. */
    public String questionSet() {
        return probe.questionSets().stream()
                .map(set -> Format.questionSet(set.name()))
                .collect(Collectors.joining(", "));
    }

    public String finished() {
        return Format.count(probe.finished()) + " of " + Format.count(probe.total(), "answer");
    }

    /** What holds the probe up at present, one sentence each. */
    public List<String> notes() {
        return probe.notes().stream().map(VisibleText::text).toList();
    }

    public String createdAt() {
        return Format.time(probe.createdAt());
    }

    public List<LaneProgress> models() {
        return probe.models().stream()
                .map(lane -> new LaneProgress(
                        lane,
                        probe.questionSets().stream()
                                .map(set -> rate(lane.id(), set))
                                .toList()))
                .toList();
    }

    private LaneProgress.SetRate rate(String model, AskedSet set) {
        Optional<ProbeRateReport.OfModel> own = counted(model, set);
        Optional<ProbeRateReport.OfModel> base =
                baseline(probe).filter(id -> !id.equals(model)).flatMap(id -> counted(id, set));
        boolean isFirst = model.equals(probe.models().get(0).id());
        return new LaneProgress.SetRate(
                probe.questionSets().size() == 1 ? "" : Format.questionSet(set.name()),
                bar(own),
                bar(base),
                Format.count(own.map(one -> one.rates().answers()).orElse(0L), "answer"),
                isFirst && differences.containsKey(set.name())
                        ? differences.get(set.name()).points()
                        : "",
                said(model, set));
    }

    /** The verdict and then its notes. */
    private List<String> said(String model, AskedSet set) {
        return verdicts.stream()
                .filter(one -> one.model().equals(model) && one.questionSet().equals(set.name()))
                .flatMap(one -> Stream.concat(Stream.of(one.text()), one.notes().stream()))
                .filter(text -> !text.isEmpty())
                .map(VisibleText::text)
                .toList();
    }

    private Optional<ProbeRateReport.OfModel> counted(String model, AskedSet set) {
        return counted.models().stream()
                .filter(one -> one.model().equals(model) && one.questionSet().equals(set.name()))
                .findFirst();
    }

    private static RateBar bar(Optional<ProbeRateReport.OfModel> model) {
        return RateBar.of(model.filter(one -> one.instruments().size() <= 1)
                .map(one -> one.rates().conditional()));
    }

    /** Id of the model with which the others are compared; empty if the probe has none. */
    static Optional<String> baseline(ProbeView probe) {
        return probe.models().stream()
                .filter(lane -> lane.role().equals("baseline"))
                .map(ProbeView.Lane::id)
                .findFirst();
    }

    /** The address of a comparison of the first with the last model; empty if the probe has only one model. */
    public String compareAddress() {
        List<ProbeView.Lane> lanes = probe.models();
        return lanes.size() < 2
                ? ""
                : "/compare?candidate=" + Format.encoded(lanes.get(0).id()) + "&reference="
                        + Format.encoded(lanes.get(lanes.size() - 1).id());
    }

    public String address() {
        return "/probes/" + Format.encoded(id());
    }

    /** The address of the results as a file. */
    public String export(String format) {
        return "/api/v1/probes/" + Format.encoded(id()) + "/results?format=" + format;
    }

    public List<RateScale.Tick> ticks() {
        return RateScale.ticks();
    }
}
