package io.plumbline.aggregator.budget;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.detectors.WatchSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The series of one model. They share its budget of false alarms: each watched series stakes an equal part of the monitored time,
 * and an alarm fires once their evidence together passes the threshold. The sum of their evidence then has the guarantee of a
 * single detector, however many series there are and whenever their number changes.
 */
public final class ModelBudget {

    private final Optional<String> registered;
    private final List<SharingSeries> all;

    /**
     * The series of a model.
     *
     * @param registered the revision that is registered; empty for an unknown model
     * @param all its watched series, and all series of the revisions in the batch
     */
    public ModelBudget(Optional<String> registered, List<SharingSeries> all) {
        this.registered = registered;
        this.all = List.copyOf(all);
    }

    /**
     * Whether a newer revision answers in its place: the registered one, or one whose prompts were released later. Another judge,
     * another question set and another source are no reason.
     */
    boolean isReplaced(SharingSeries one) {
        return !isRegistered(one)
                && all.stream()
                        .filter(SharingSeries::isWatched)
                        .filter(one::isOtherRevision)
                        .anyMatch(other ->
                                isRegistered(other) || other.lastReleasedAt().isAfter(one.lastReleasedAt()));
    }

    private boolean isRegistered(SharingSeries one) {
        return registered.filter(one.series().revision()::equals).isPresent();
    }

    /** Watched series that must be retired, because their revision was replaced. */
    public List<SharingSeries> replaced() {
        return all.stream()
                .filter(one -> !one.share().isRetired())
                .filter(this::isReplaced)
                .toList();
    }

    /** Series that stake time. */
    private List<SharingSeries> live() {
        return all.stream()
                .filter(SharingSeries::begun)
                .filter(SharingSeries::isWatched)
                .filter(one -> !isReplaced(one))
                .toList();
    }

    /**
     * The shares of the series that close a round in this batch, by id. A series that begins gets an equal part of the revision's
     * head start as well, as long as some is left.
     *
     * @param beginning ids of the series that begin with this batch
     * @param expected number of series to expect, such as those of the baseline
     */
    public Map<Long, BudgetShare> shares(List<Long> beginning, int expected) {
        List<SharingSeries> live = live();
        Map<String, Double> spent = headStarts(beginning);
        Map<Long, BudgetShare> shares = new HashMap<>();
        for (SharingSeries one : live) {
            if (beginning.contains(one.id())) {
                String revision = one.series().revision();
                double left = Math.max(0, 1 - spent.getOrDefault(revision, 0.0));
                double headStart = Math.min(left, 1.0 / Math.max(expected(), expected));
                spent.merge(revision, headStart, Double::sum);
                shares.put(one.id(), new BudgetShare(1.0 / live.size(), headStart));
            } else if (one.closes()) {
                shares.put(one.id(), one.share().among(live.size()));
            }
        }
        return shares;
    }

    /** Head starts that the series of each revision have been given. */
    private Map<String, Double> headStarts(List<Long> beginning) {
        return all.stream()
                .filter(SharingSeries::begun)
                .filter(one -> !beginning.contains(one.id()))
                .collect(Collectors.groupingBy(
                        one -> one.series().revision(), HashMap::new, Collectors.summingDouble(one -> one.share()
                                .headStart())));
    }

    /** The most watched series of one revision, with or without a reference; at least 1. */
    private int expected() {
        return all.stream()
                .filter(SharingSeries::isWatched)
                .collect(Collectors.groupingBy(one -> one.series().revision(), Collectors.summingInt(one -> 1)))
                .values()
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(1);
    }

    /** Alarms to raise because the series' evidence together passes a threshold that none of them passes alone. */
    public List<JointAlarm> jointAlarms(WatchSettings settings) {
        List<JointAlarm> alarms = new ArrayList<>();
        List<SharingSeries> live = live();
        for (AlarmKind kind : AlarmKind.values()) {
            List<SharingSeries> strongest = live.stream()
                    .sorted(Comparator.comparingDouble((SharingSeries one) -> -one.evidenceDays(kind)))
                    .toList();
            double left = strongest.stream()
                    .mapToDouble(one -> one.evidenceDays(kind))
                    .sum();
            for (SharingSeries one : strongest) {
                if (left >= settings.firesAt(kind)) {
                    alarms.add(new JointAlarm(one.id(), kind, left));
                    left -= one.evidenceDays(kind);
                }
            }
        }
        return alarms;
    }
}
