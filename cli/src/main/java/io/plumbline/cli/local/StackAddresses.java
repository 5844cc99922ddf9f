package io.plumbline.cli.local;

import io.plumbline.cli.admin.ConsoleCommand;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.local.LocalStack;

/** Addresses of a local stack's console, API, metrics, broker, database and logs. */
final class StackAddresses {

    private StackAddresses() {}

    static String of(LocalStack stack) {
        return """
                console     %s  (signs in once; later: plumbline console)
                API         %s/api/v1
                API key     in %s
                metrics     %s/q/metrics
                Kafka       %s
                PostgreSQL  %s
                logs        %s"""
                .formatted(
                        ConsoleCommand.link(GatewayApi.of(stack)),
                        stack.gateway(),
                        stack.adminKey().file(),
                        stack.address("aggregator-service"),
                        stack.broker().bootstrapServers(),
                        stack.database().settings().get("quarkus.datasource.reactive.url"),
                        stack.folder().resolve("logs"));
    }
}
