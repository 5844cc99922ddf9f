package io.plumbline.reports.models;

import io.plumbline.reports.Report;
import java.time.Instant;

/**
 * A change of a model.
 *
 * @param kind what changed
 * @param revision the revision within which it changed; empty for kinds that do not belong to a revision
 * @param from the latest value before the change; untrusted
 * @param to the new value; untrusted
 * @param firstSeenAt when the first answer with the new value was given
 * @param promptId prompt id of that answer
 */
@Report
public record ChangeMarker(
        ChangeKind kind, String revision, String from, String to, Instant firstSeenAt, String promptId) {}
