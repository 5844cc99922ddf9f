package io.plumbline.aggregator.changes;

import java.time.Instant;

/**
 * Something about a model changed.
 *
 * @param kind what
 * @param revision the revision within which; empty for kinds that do not belong to one
 * @param from the value that had come up last until then; untrusted
 * @param to the value that had not been seen before; untrusted
 * @param firstSeenAt when the first answer with it was there
 * @param promptId that answer
 */
record ChangeMarker(ChangeKind kind, String revision, String from, String to, Instant firstSeenAt, String promptId) {

    static ChangeMarker of(Object[] row) {
        return new ChangeMarker(
                ChangeKind.of((String) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Instant.ofEpochMilli(((Number) row[4]).longValue()),
                (String) row[5]);
    }
}
