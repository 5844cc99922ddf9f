package io.plumbline.cli.gateway;

import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands have in common that are about one thing of a gateway. */
public final class ResourceOptions {

    @Mixin
    private GatewayOption gateway;

    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    /** Shows it as JSON. */
    public int show(String collection) {
        System.out.println(gateway.api().get(path(collection)).toPrettyString());
        return ExitCodes.PASSED;
    }

    /** Makes it what the file says, or else the fields, and shows what has become of it. */
    public int put(String collection, Optional<Path> file, Map<String, Object> fields) {
        Object wanted =
                file.<Object>map(path -> GatewayApi.json(TextFile.text(path))).orElse(fields);
        System.out.println(gateway.api().put(path(collection), wanted).toPrettyString());
        return ExitCodes.PASSED;
    }

    /** Deletes it, and says so with the verb that fits. */
    public int delete(String collection, String done) {
        gateway.api().delete(path(collection));
        System.out.println(done + " " + TerminalText.line(id));
        return ExitCodes.PASSED;
    }

    private String path(String collection) {
        return collection + "/" + GatewayApi.encoded(id);
    }
}
