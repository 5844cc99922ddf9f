package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.events.AlarmChange;
import io.plumbline.reports.alarms.AlarmReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the current alarms, or all alarms of a model. */
@Command(
        name = "alarms",
        description = "Lists the current alarms; with --model, a model's past and current alarms.",
        mixinStandardHelpOptions = true)
public final class AlarmsCommand implements Callable<Integer> {

    @Option(names = "--model", description = "Id of a registered model.")
    private Optional<String> model;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private GatewayOption gateway;

    @Override
    public Integer call() {
        Reply alarms = gateway.api()
                .get(model.map(id -> "/api/v1/models/" + GatewayApi.encoded(id) + "/alarms")
                        .orElse("/api/v1/alarms"));
        System.out.println(json ? alarms.json() : table(alarms));
        return ExitCodes.PASSED;
    }

    /** A list of alarms of the gateway, one line for each. */
    public static String table(Reply alarms) {
        List<AlarmReport> reports = alarms.asListOf(AlarmReport.class);
        return reports.isEmpty()
                ? "no alarms"
                : reports.stream()
                        .map(report -> line(report.change()))
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(AlarmChange change) {
        return "%.19s  %-8s %-10s %-24s %-10s %s  %5.1f %% (%.1f %% to %.1f %%); chance alone: once in %.3g days%s"
                .formatted(
                        change.at(),
                        change.to().name().toLowerCase(Locale.ROOT),
                        change.detector(),
                        TerminalText.line(change.series().model(), 40),
                        TerminalText.line(change.series().variant(), 20),
                        TerminalText.line(change.series().questionSet(), 40),
                        100 * change.rate().rate(),
                        100 * change.rate().lower(),
                        100 * change.rate().upper(),
                        change.evidenceDays(),
                        change.ending().map(ending -> "; " + ending.words()).orElse(""));
    }
}
