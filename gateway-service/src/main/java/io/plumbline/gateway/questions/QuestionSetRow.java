package io.plumbline.gateway.questions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored question file. */
@Entity
@Table(name = "question_set")
class QuestionSetRow {

    @Id
    String name;

    String baseName;
    String content;
    Instant importedAt;
    boolean isPrivate;
    String labelMeaning;

    QuestionSetRow() {}

    QuestionSetRow(String name, String baseName, String content, Instant importedAt, boolean isPrivate) {
        this.name = name;
        this.baseName = baseName;
        this.content = content;
        this.importedAt = importedAt;
        this.isPrivate = isPrivate;
    }
}
