package io.plumbline.cli.gateway;

import io.plumbline.cli.text.CommandFailure;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which gateway a command speaks to, for commands that make no sense on one that goes with them. */
public final class GatewayOption {

    @Option(names = "--gateway", description = "Base URL of the gateway; the running local one where absent.")
    private Optional<URI> gateway = Optional.empty();

    /** Fails with one line where there is none. */
    public GatewayApi api() {
        return gateway.map(GatewayApi::at)
                .or(RunningGateway::find)
                .orElseThrow(() ->
                        new CommandFailure("no gateway runs here: start plumbline up, or say which with --gateway"));
    }
}
