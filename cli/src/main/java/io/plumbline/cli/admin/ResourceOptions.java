package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Options of commands about one model, schedule or key of a gateway. */
final class ResourceOptions {

    @Mixin
    private GatewayOption gateway;

    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    int show(String collection) {
        System.out.println(gateway.api().get(path(collection)).json());
        return ExitCodes.PASSED;
    }

    /** Creates or replaces it with the fields of a file, or with the given fields if there is no file, and writes the result. */
    int put(String collection, Optional<Path> file, Map<String, Object> fields) {
        Object wanted =
                file.<Object>map(path -> GatewayApi.json(TextFile.text(path))).orElse(fields);
        System.out.println(gateway.api().put(path(collection), wanted).json());
        return ExitCodes.PASSED;
    }

    /** Deletes it and writes the verb that fits, such as revoked, with its id. */
    int delete(String collection, String done) {
        gateway.api().delete(path(collection));
        System.out.println(done + " " + TerminalText.line(id));
        return ExitCodes.PASSED;
    }

    private String path(String collection) {
        return collection + "/" + GatewayApi.encoded(id);
    }
}
