package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.GuestModels;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.request.GuestSpec;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the models of a probe's lanes: the candidates first, then the baseline, if there is one. */
final class ProbeLanes {

    private static final String NAMED_AND_BASELINE =
            "from ModelRegistrationRow m where m.deletedAt is null and (m.id in :ids or m.id in"
                    + " (select c.baseline from ModelRegistrationRow c where c.id = :first)) order by m.id";

    private final ProbeSpec spec;
    private final Map<String, ModelRegistrationRow> known;

    private ProbeLanes(ProbeSpec spec, List<ModelRegistrationRow> known) {
        this.spec = spec;
        this.known = known.stream().collect(Collectors.toMap(ModelRegistrationRow::id, Function.identity()));
    }

    /**
     * A lane before the probe is stored.
     *
     * @param role candidate or baseline
     */
    record Lane(ModelRegistrationRow model, LaneRow.Role role) {}

    /**
     * Fails with a problem if a model is unknown or is both candidate and baseline. It locks the models, so that none can be
     * deleted before the transaction ends.
     */
    static Uni<List<Lane>> of(Mutiny.Session session, ProbeSpec spec) {
        if (spec.guests().isPresent()) {
            return Uni.createFrom().item(guests(spec.guests().get()));
        }
        List<String> named = Stream.concat(spec.candidates().stream(), Stream.ofNullable(spec.baseline()))
                .toList();
        return session.createSelectionQuery(NAMED_AND_BASELINE, ModelRegistrationRow.class)
                .setParameter("ids", named)
                .setParameter("first", named.get(0))
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList()
                .map(rows -> new ProbeLanes(spec, rows).parts());
    }

    private static List<Lane> guests(GuestSpec guests) {
        return Stream.concat(
                        guests.candidateTargets().stream()
                                .map(target -> new Lane(GuestModels.of(target), LaneRow.Role.CANDIDATE)),
                        guests.baselineTarget().stream()
                                .map(target -> new Lane(GuestModels.of(target), LaneRow.Role.BASELINE)))
                .toList();
    }

    private List<Lane> parts() {
        check();
        return Stream.concat(
                        spec.candidates().stream().map(id -> new Lane(known.get(id), LaneRow.Role.CANDIDATE)),
                        baseline().stream().map(id -> new Lane(known.get(id), LaneRow.Role.BASELINE)))
                .toList();
    }

    private void check() {
        Findings findings = new Findings();
        spec.candidates().forEach(id -> requireKnown(spec.at(id), id, findings));
        if (spec.baseline() != null) {
            requireKnown("/baseline", spec.baseline(), findings);
        }
        if (spec.candidates().contains(spec.baseline())) {
            findings.add("/baseline", "must not be a candidate as well: name another model, or leave it out");
        }
        findings.refuse();
    }

    private void requireKnown(String pointer, String id, Findings findings) {
        if (!known.containsKey(id)) {
            findings.add(pointer, "there is no model '" + id + "'");
        }
    }

    private Optional<String> baseline() {
        return Optional.ofNullable(spec.baseline())
                .or(() -> known.get(spec.candidates().get(0)).baseline())
                .filter(id -> !spec.candidates().contains(id));
    }
}
