package io.plumbline.cli.gateway;

import io.plumbline.cli.text.CommandFailure;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The gateway of a command that never starts one itself. */
public final class GatewayOption {

    @Option(names = "--gateway", description = "Base URL of the gateway; default: the local one that runs.")
    private Optional<URI> gateway = Optional.empty();

    /** Fails with one line if none is named and none runs. */
    public GatewayApi api() {
        return gateway.map(GatewayApi::at)
                .or(RunningGateway::find)
                .orElseThrow(() ->
                        new CommandFailure("no gateway runs here: start plumbline up, or say which with --gateway"));
    }
}
