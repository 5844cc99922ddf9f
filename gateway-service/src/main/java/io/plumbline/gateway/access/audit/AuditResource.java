package io.plumbline.gateway.access.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Serves the audit log over HTTP. */
@Path("/api/v1/audit")
@Tag(name = "access")
class AuditResource {

    private final Transactions database;

    AuditResource(Transactions database) {
        this.database = database;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listAudit", summary = "Lists changes, the newest first.")
    public Uni<Page> list(
            @RestQuery String kind, @RestQuery String subject, @RestQuery String cursor, @RestQuery String limit) {
        int most = Paging.limit(limit);
        long before = Paging.number(cursor, Long.MAX_VALUE);
        return database.once(session -> session.createSelectionQuery(
                                "from AuditRow where id < :before and kind = coalesce(cast(:kind as string), kind)"
                                        + " and subject = coalesce(cast(:subject as string), subject)"
                                        + " order by id desc",
                                AuditRow.class)
                        .setParameter("before", before)
                        .setParameter("kind", Paging.text("/kind", wanted(kind)))
                        .setParameter("subject", Paging.text("/subject", wanted(subject)))
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> Page.of(rows, most));
    }

    private static String wanted(String filter) {
        return filter == null || filter.isEmpty() ? null : filter;
    }

    /**
     * A page of the audit log.
     *
     * @param changes newest first
     * @param next cursor of the page with older changes; absent on the last page
     */
    @Schema(name = "AuditPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> changes, String next) {
        static Page of(List<AuditRow> rows, int limit) {
            return new Page(
                    rows.stream().map(Entry::of).toList(),
                    rows.size() < limit ? null : Long.toString(rows.get(rows.size() - 1).id));
        }
    }

    /**
     * A change.
     *
     * @param at time of the change
     * @param actor id of the author
     * @param actorName name of the author
     * @param action a verb in the past tense, such as {@code registered}
     * @param kind kind of the changed object, such as {@code model}
     * @param subject id of the changed object
     * @param before state before the change; absent for a new object
     * @param after state after the change; absent for a deleted object
     */
    @Schema(name = "AuditEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            String actor,
            String actorName,
            String action,
            String kind,
            String subject,
            @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                    String before,
            @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                    String after) {
        static Entry of(AuditRow row) {
            return new Entry(
                    row.at, row.actor, row.actorName, row.action, row.kind, row.subject, row.before, row.after);
        }
    }
}
