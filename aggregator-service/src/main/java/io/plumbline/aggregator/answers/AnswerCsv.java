package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.plumbline.csv.HarmlessCsv;
import java.util.List;

/** Answers as CSV, a column for each component of {@link AnswerView}. */
final class AnswerCsv {

    private static final HarmlessCsv<AnswerView> CSV = HarmlessCsv.of(AnswerView.class, JsonAsText.class);

    private AnswerCsv() {}

    /** The line with the names of the columns. */
    static String head() {
        return CSV.head();
    }

    /** A line for each answer. */
    static String rows(List<AnswerView> answers) {
        return CSV.rows(answers);
    }

    /** JSON in a cell is text like any other. */
    interface JsonAsText {

        @JsonRawValue(false)
        String readings();

        @JsonRawValue(false)
        String panel();
    }
}
