package io.plumbline.gateway.models.revisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model's revisions in the order of their deployment.
 *
 * @param revisions the oldest first; empty for a model that was not changed since revisions are kept
 */
public record RevisionHistory(List<DeployedRevision> revisions) {

    /** Most names in {@link #names}. */
    private static final int MOST_NAMES = 5;

    public RevisionHistory {
        revisions = List.copyOf(revisions);
    }

    /** The revision that was deployed at a time. For a time before the first registration it is the first revision. */
    public Optional<DeployedRevision> at(Instant time) {
        return last(revisions.stream()
                        .filter(deployed -> !deployed.from().isAfter(time))
                        .toList())
                .or(() -> revisions.stream().findFirst());
    }

    /**
     * The revision of a name. If the name was deployed several times, it is the deployment at the given time, else the newest.
     *
     * @param name a registered or an effective revision
     */
    public Optional<DeployedRevision> called(String name, Instant time) {
        return at(time).filter(deployed -> deployed.isCalled(name))
                .or(() -> last(revisions.stream()
                        .filter(deployed -> deployed.isCalled(name))
                        .toList()));
    }

    /** The names of the newest revisions, for an error text. */
    public String names() {
        return revisions.stream()
                .map(deployed -> "'" + deployed.name() + "'")
                .distinct()
                .skip(Math.max(
                        0,
                        revisions.stream()
                                        .map(DeployedRevision::name)
                                        .distinct()
                                        .count()
                                - MOST_NAMES))
                .collect(Collectors.joining(", "));
    }

    private static Optional<DeployedRevision> last(List<DeployedRevision> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
    }
}
