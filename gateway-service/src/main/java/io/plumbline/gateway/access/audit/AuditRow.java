package io.plumbline.gateway.access.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A stored audit entry. Only {@link AuditLog} writes the table. */
@Entity
@Immutable
@Table(name = "audit")
public class AuditRow {

    @Id
    long id;

    Instant at;
    String actor;
    String actorName;
    String action;
    String kind;
    String subject;
    String before;
    String after;

    AuditRow() {}
}
