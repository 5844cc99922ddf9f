package io.plumbline.gateway.aggregator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.field.EventJson;

/**
 * Reads the aggregator's reports. Gateway and aggregator may have different versions during an upgrade: a field that this
 * gateway does not know is ignored, a number that an older aggregator does not send is 0, and an unknown state of a model is
 * {@code ELEVATED}.
 */
final class ReportReader {

    private static final JsonMapper MAPPER = EventJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private ReportReader() {}

    static JsonMapper mapper() {
        return MAPPER;
    }
}
