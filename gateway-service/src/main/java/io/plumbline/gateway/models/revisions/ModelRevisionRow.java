package io.plumbline.gateway.models.revisions;

import io.plumbline.events.target.Target;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored revision of a model. Rows are added and never changed. */
@Entity
@Table(name = "model_revision")
class ModelRevisionRow {

    @Id
    String id;

    String model;
    int number;
    Instant validFrom;
    String revision;
    String effective;
    Target target;

    ModelRevisionRow() {}

    ModelRevisionRow(int number, DeployedRevision deployed) {
        this.id = deployed.model() + "/" + number;
        this.model = deployed.model();
        this.number = number;
        this.validFrom = deployed.from();
        this.revision = deployed.name();
        this.effective = deployed.effective();
        this.target = deployed.target();
    }

    DeployedRevision deployed() {
        return new DeployedRevision(model, validFrom, revision, effective, target);
    }
}
