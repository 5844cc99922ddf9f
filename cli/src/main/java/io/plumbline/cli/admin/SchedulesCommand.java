package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.ListOptions;
import io.plumbline.cli.gateway.ResourceOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Probes that come again and again. */
@Command(
        name = "schedules",
        description = "Lists, makes and deletes schedules.",
        mixinStandardHelpOptions = true,
        subcommands = {SchedulesCommand.ListSchedules.class, SchedulesCommand.Put.class, SchedulesCommand.Delete.class})
public final class SchedulesCommand {

    private static final String PATH = "/api/v1/schedules";

    private SchedulesCommand() {}

    /** Lists them. */
    @Command(name = "list", description = "Lists schedules and their next runs.", mixinStandardHelpOptions = true)
    static final class ListSchedules implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(
                    PATH,
                    "schedules",
                    "id",
                    "schedule.model",
                    "schedule.questionSets",
                    "schedule.cron",
                    "schedule.every",
                    "nextRunAt",
                    "lastRunAt",
                    "lastProblem");
        }
    }

    /** Makes one, or changes it. */
    @Command(
            name = "put",
            description = "Makes a schedule or replaces it; for all its fields, give a JSON file.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {

        @Mixin
        private ResourceOptions thing;

        @Option(names = "--file", description = "JSON file with its fields, as the API takes them.")
        private Optional<Path> file;

        @Option(names = "--model", description = "Id of the model; its baseline is asked too.")
        private Optional<String> model;

        @Option(names = "--questions", split = ",", description = "Names of question sets (core).")
        private List<String> questionSets = List.of("core");

        @Option(names = "--variants", split = ",", description = "How questions are put; each set's own choice.")
        private List<String> variants;

        @Option(names = "--samples", description = "Answers per question in a run (1).")
        private Optional<Integer> samples;

        @Option(names = "--most-prompts", description = "Of each model in a run; the rest comes in the next runs.")
        private Optional<Integer> mostPrompts;

        @Option(names = "--cron", description = "Five fields as in crontab.")
        private Optional<String> cron;

        @Option(names = "--every", description = "ISO 8601 duration from run to run, such as PT6H.")
        private Optional<String> every;

        @Option(names = "--time-zone", description = "In which --cron is meant (UTC).")
        private Optional<String> timeZone;

        @Option(names = "--jitter", description = "ISO 8601 duration by which runs are late at most, at random.")
        private Optional<String> jitter;

        @Override
        public Integer call() {
            return thing.put(PATH, file, fields());
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

    /** Deletes one. */
    @Command(
            name = "delete",
            description = "Deletes a schedule; probes that it has started go on.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {

        @Mixin
        private ResourceOptions thing;

        @Override
        public Integer call() {
            return thing.delete(PATH, "deleted");
        }
    }
}
