package io.plumbline.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The alarms that are up, or a model's history of them. */
@Command(
        name = "alarms",
        description = "Lists the alarms that are up; with --model, a model's alarms past and present.",
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
        JsonNode alarms = gateway.api()
                .get(model.map(id -> "/api/v1/models/" + GatewayApi.encoded(id) + "/alarms")
                        .orElse("/api/v1/alarms"));
        System.out.println(json ? alarms.toPrettyString() : table(alarms));
        return ExitCodes.PASSED;
    }

    public static String table(JsonNode alarms) {
        return alarms.isEmpty()
                ? "no alarms"
                : StreamSupport.stream(alarms.spliterator(), false)
                        .map(alarm -> line(alarm.path("change")))
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(JsonNode change) {
        JsonNode series = change.path("series");
        JsonNode rate = change.path("rate");
        return "%.19s  %-8s %-10s %-24s %-10s %s  %5.1f %% (%.1f %% to %.1f %%); chance alone: once in %.3g days"
                .formatted(
                        change.path("at").asText(),
                        change.path("to").asText().toLowerCase(Locale.ROOT),
                        change.path("detector").asText(),
                        TerminalText.line(series.path("model").asText(), 40),
                        TerminalText.line(series.path("variant").asText(), 20),
                        TerminalText.line(series.path("questionSet").asText(), 40),
                        100 * rate.path("rate").asDouble(),
                        100 * rate.path("lower").asDouble(),
                        100 * rate.path("upper").asDouble(),
                        change.path("evidenceDays").asDouble());
    }
}
