package io.plumbline.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.schema.CommittedSchema;
import io.plumbline.schema.SchemaChange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportContractTest {

    @ParameterizedTest
    @EnumSource
    void noReportBreaksItsContract(ReportDocument document) throws IOException {
        CommittedSchema.check(document.schemaFile(), document.schema());
    }

    @Test
    void aFieldOfAGroupStandsBesideTheOthers() {
        assertThat(ReportDocument.ANSWER.schema().path("properties").has("scoredAt"))
                .isTrue();
        assertThat(ReportDocument.SERIES_RATES.schema().path("properties").has("questionSet"))
                .isTrue();
    }

    @Test
    void aRemovedFieldOfAGroupIsABreak() {
        JsonNode before = ReportDocument.ANSWER.schema();
        ObjectNode after = before.deepCopy();
        ((ObjectNode) after.path("properties")).remove("alignment");

        assertThat(SchemaChange.breaks(before, after)).containsExactly("/alignment was removed");
    }
}
