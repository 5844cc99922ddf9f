package io.plumbline.reports.rates;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.plumbline.events.Series;
import java.io.IOException;

/**
 * The rates of one series of a model: of all its answers, or of those of a window. JSON has no mark for the kind: only a window
 * has the field {@code from}.
 */
@JsonDeserialize(using = ModelRates.Reader.class)
public sealed interface ModelRates permits SeriesRates, WindowRates {

    Series series();

    /** Chooses the kind by its fields. */
    final class Reader extends StdDeserializer<ModelRates> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(ModelRates.class);
        }

        @Override
        public ModelRates deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode rates = context.readTree(parser);
            return rates.has("from")
                    ? context.readTreeAsValue(rates, WindowRates.class)
                    : context.readTreeAsValue(rates, SeriesRates.class);
        }
    }
}
