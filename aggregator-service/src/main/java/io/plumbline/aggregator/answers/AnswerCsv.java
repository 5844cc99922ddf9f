package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.plumbline.csv.HarmlessCsv;
import io.plumbline.events.field.EventJson;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerPanel;
import io.plumbline.reports.answers.AnswerScore;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers as CSV, a column for each field of {@link AnswerDocument}. */
final class AnswerCsv {

    private static final HarmlessCsv<AnswerDocument> CSV = HarmlessCsv.of(
            AnswerDocument.class,
            Map.of(AnswerScore.class, ReadingsAsText.class, AnswerPanel.class, VotesAsText.class));

    private AnswerCsv() {}

    /** The line with the names of the columns. */
    static String head() {
        return CSV.head();
    }

    /** A line for each answer. */
    static String rows(List<AnswerDocument> answers) {
        return CSV.rows(answers);
    }

    interface ReadingsAsText {

        @JsonSerialize(using = JsonInCell.class)
        List<?> readings();
    }

    interface VotesAsText {

        @JsonSerialize(using = JsonInCell.class)
        List<?> votes();
    }

    /** A cell holds a list as JSON text. */
    static final class JsonInCell extends StdSerializer<List<?>> {

        private static final long serialVersionUID = 1L;

        JsonInCell() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<?> value, JsonGenerator csv, SerializerProvider provider) throws IOException {
            csv.writeString(EventJson.mapper().writeValueAsString(value));
        }
    }
}
