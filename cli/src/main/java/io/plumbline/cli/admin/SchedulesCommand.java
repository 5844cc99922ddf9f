package io.plumbline.cli.admin;

import io.plumbline.cli.replies.ScheduleReply;
import io.plumbline.cli.text.Column;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Schedules, which start probes regularly. */
@Command(
        name = "schedules",
        description = "Lists, creates and deletes schedules.",
        mixinStandardHelpOptions = true,
        subcommands = {SchedulesCommand.ListSchedules.class, SchedulesCommand.Put.class, SchedulesCommand.Delete.class})
public final class SchedulesCommand {

    private static final String PATH = "/api/v1/schedules";

    private static final List<Column<ScheduleReply>> COLUMNS = List.of(
            Column.of("id", ScheduleReply::id),
            Column.of("model", row -> row.schedule().model()),
            Column.of("questionSets", row -> row.schedule().questionSets()),
            Column.of("cron", row -> row.schedule().cron()),
            Column.of("every", row -> row.schedule().every()),
            Column.of("nextRunAt", ScheduleReply::nextRunAt),
            Column.of("lastRunAt", ScheduleReply::lastRunAt),
            Column.of("lastProblem", ScheduleReply::lastProblem));

    private SchedulesCommand() {}

    @Command(name = "list", description = "Lists schedules and their next runs.", mixinStandardHelpOptions = true)
    static final class ListSchedules implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(PATH, ScheduleReply.class, COLUMNS);
        }
    }

    @Command(
            name = "put",
            description = "Creates or replaces a schedule; a JSON file can set all fields.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {

        @Mixin
        private ResourceOptions schedule;

        @Option(names = "--file", description = "JSON file with the fields that the API takes.")
        private Optional<Path> file;

        @Option(names = "--model", description = "Id of the model; its baseline is probed too.")
        private Optional<String> model;

        @Option(names = "--questions", split = ",", description = "Names of question sets (core).")
        private List<String> questionSets = List.of("core");

        @Option(
                names = "--variants",
                split = ",",
                description = "Ways to put the questions; default: those of each set.")
        private List<String> variants;

        @Option(names = "--samples", description = "Answers per question in a run (1).")
        private Optional<Integer> samples;

        @Option(names = "--most-prompts", description = "Most prompts of each model in a run; the next runs continue.")
        private Optional<Integer> mostPrompts;

        @Option(names = "--cron", description = "Five fields as in crontab.")
        private Optional<String> cron;

        @Option(names = "--every", description = "ISO 8601 duration from run to run, such as PT6H.")
        private Optional<String> every;

        @Option(names = "--time-zone", description = "Time zone of --cron (UTC).")
        private Optional<String> timeZone;

        @Option(names = "--jitter", description = "ISO 8601 duration; each run starts late by a random part of it.")
        private Optional<String> jitter;

        @Override
        public Integer call() {
            return schedule.put(PATH, file, fields());
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new HashMap<>(Map.of("questionSets", questionSets));
            model.ifPresent(name -> fields.put("model", name));
            Optional.ofNullable(variants).ifPresent(names -> fields.put("variants", names));
            samples.ifPresent(number -> fields.put("samples", number));
            mostPrompts.ifPresent(number -> fields.put("mostPrompts", number));
            cron.ifPresent(expression -> fields.put("cron", expression));
            every.ifPresent(interval -> fields.put("every", interval));
            timeZone.ifPresent(zone -> fields.put("timeZone", zone));
            jitter.ifPresent(delay -> fields.put("jitter", delay));
            return fields;
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a schedule; probes that it has started continue.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {

        @Mixin
        private ResourceOptions schedule;

        @Override
        public Integer call() {
            return schedule.delete(PATH, "deleted");
        }
    }
}
