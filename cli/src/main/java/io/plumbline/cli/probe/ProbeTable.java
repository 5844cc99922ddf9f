package io.plumbline.cli.probe;

import io.plumbline.cli.replies.ProbeReply;
import io.plumbline.cli.replies.ProbeReply.Lane;
import io.plumbline.cli.replies.ProbeReply.QuestionSet;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.TextTable;
import java.util.List;

/** A probe's progress as three tables: the probe, its question sets, its models. */
final class ProbeTable {

    private static final List<Column<ProbeReply>> PROBE = List.of(
            Column.of("id", ProbeReply::id),
            Column.of("state", ProbeReply::state),
            Column.of("finished", ProbeReply::finished),
            Column.of("total", ProbeReply::total),
            Column.of("createdAt", ProbeReply::createdAt));

    private static final List<Column<QuestionSet>> QUESTION_SETS = List.of(
            Column.of("name", QuestionSet::name),
            Column.of("variants", QuestionSet::variants),
            Column.of("prompts", QuestionSet::prompts));

    private static final List<Column<Lane>> MODELS = List.of(
            Column.of("id", Lane::id),
            Column.of("role", Lane::role),
            Column.of("total", Lane::total),
            Column.of("released", Lane::released),
            Column.of("finished", Lane::finished),
            Column.of("counts", Lane::counts),
            Column.of("unscored", Lane::unscored),
            Column.of("waitingFor", Lane::waitingFor));

    private ProbeTable() {}

    static String text(ProbeReply probe) {
        return String.join(
                System.lineSeparator() + System.lineSeparator(),
                TextTable.of(List.of(probe), PROBE),
                TextTable.of(probe.questionSets(), QUESTION_SETS),
                TextTable.of(probe.models(), MODELS));
    }
}
