package io.plumbline.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.plumbline.events.field.EventJson;
import io.plumbline.reports.rates.ModelRates;
import io.plumbline.reports.rates.SeriesRates;
import io.plumbline.reports.rates.WindowRates;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportRoundTripTest {

    private static final int DOCUMENTS = 200;

    /** The services' mapper: it would write empty values, and the gateway's stops at unknown fields. */
    private static final JsonMapper SERVICE = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBackEqual(ReportDocument document) throws IOException {
        RandomRecords random = new RandomRecords(document.name().hashCode());
        for (int i = 0; i < DOCUMENTS; i++) {
            Record written = random.record(document.type());
            String json = SERVICE.writeValueAsString(written);

            assertThat((Object) SERVICE.readValue(json, document.type()))
                    .as(json)
                    .isEqualTo(written);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMapperDoesNotMatter(ReportDocument document) throws IOException {
        RandomRecords random = new RandomRecords(document.name().hashCode());
        for (int i = 0; i < DOCUMENTS; i++) {
            Record written = random.record(document.type());

            assertThat(SERVICE.readTree(SERVICE.writeValueAsString(written)))
                    .isEqualTo(SERVICE.readTree(EventJson.mapper().writeValueAsString(written)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fieldsOfANewerAggregatorAreIgnored(ReportDocument document) throws IOException {
        RandomRecords random = new RandomRecords(document.name().hashCode());
        for (int i = 0; i < DOCUMENTS; i++) {
            Record written = random.record(document.type());
            JsonNode newer = SERVICE.valueToTree(written);
            addAField(newer);

            assertThat((Object) SERVICE.treeToValue(newer, document.type())).isEqualTo(written);
        }
    }

    @Test
    void aWindowIsRecognisedByItsFields() throws IOException {
        RandomRecords random = new RandomRecords(1);
        for (int i = 0; i < DOCUMENTS; i++) {
            List<ModelRates> written = Stream.of(SeriesRates.class, WindowRates.class)
                    .map(type -> (ModelRates) random.record(type))
                    .toList();
            String json = SERVICE.writeValueAsString(written);

            assertThat(List.of(SERVICE.readValue(json, ModelRates[].class))).isEqualTo(written);
        }
    }

    /** Objects whose keys are data would read it as one more entry. */
    private static void addAField(JsonNode json) {
        json.properties().stream()
                .filter(field -> !RandomRecords.MAPS.contains(field.getKey()))
                .forEach(field -> addAField(field.getValue()));
        if (json.isArray()) {
            json.forEach(ReportRoundTripTest::addAField);
        }
        if (json instanceof ObjectNode object) {
            object.putObject("ofANewerVersion").put("text", "x");
        }
    }
}
