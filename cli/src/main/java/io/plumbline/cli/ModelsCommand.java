package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The registered models. */
@Command(
        name = "models",
        description = "Lists, shows, registers and deletes models.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelsCommand.ListModels.class,
            ModelsCommand.Show.class,
            ModelsCommand.Put.class,
            ModelsCommand.Delete.class
        })
final class ModelsCommand {

    private static final String PATH = "/api/v1/models";

    private ModelsCommand() {}

    private static String path(String id) {
        return PATH + "/" + GatewayApi.encoded(id);
    }

    /** Lists them. */
    @Command(name = "list", description = "Lists the registered models.", mixinStandardHelpOptions = true)
    static final class ListModels implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Override
        public Integer call() {
            var models = Pages.read(gateway.api(), PATH, "models", Integer.MAX_VALUE);
            System.out.println(
                    json
                            ? models.toPrettyString()
                            : Columns.text(models, "id", "modelName", "endpoint", "baseline", "revision"));
            return Exit.PASSED;
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Shows a model as JSON.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the model.")
        private String id;

        @Override
        public Integer call() {
            System.out.println(gateway.api().get(path(id)).toPrettyString());
            return Exit.PASSED;
        }
    }

    /** Registers one, or changes it. */
    @Command(
            name = "put",
            description = "Registers a model or replaces what is registered; for all its fields, give a JSON file.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the model.")
        private String id;

        @Option(names = "--file", description = "JSON file with its fields, as the API takes them.")
        private Optional<Path> file;

        @Option(names = "--endpoint", description = "Base URL of the OpenAI-compatible endpoint.")
        private Optional<URI> endpoint;

        @Option(names = "--model", description = "Name of the model there.")
        private Optional<String> model;

        @Option(names = "--credential", description = "Name of the variable or file that holds the endpoint's key.")
        private Optional<String> credential;

        @Option(names = "--baseline", description = "Id of the model to compare it with.")
        private Optional<String> baseline;

        @Option(names = "--revision", description = "What is deployed now.")
        private Optional<String> revision;

        @Option(names = "--label", description = "A label, NAME=VALUE; may be repeated.")
        private Map<String, String> labels = Map.of();

        @Override
        public Integer call() {
            GatewayApi api = gateway.api();
            JsonNode registered = file.isPresent()
                    ? api.put(path(id), GatewayApi.json(TextFile.text(file.get())))
                    : api.put(path(id), fields());
            System.out.println(registered.toPrettyString());
            return Exit.PASSED;
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new HashMap<>();
            endpoint.ifPresent(uri -> fields.put("endpoint", uri.toString()));
            model.ifPresent(name -> fields.put("modelName", name));
            credential.ifPresent(name -> fields.put("credential", name));
            baseline.ifPresent(name -> fields.put("baseline", name));
            revision.ifPresent(name -> fields.put("revision", name));
            if (!labels.isEmpty()) {
                fields.put("labels", labels);
            }
            return fields;
        }
    }

    /** Deletes one. */
    @Command(name = "delete", description = "Deletes a model; what was counted stays.", mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {

        @Mixin
        private GatewayOption gateway;

        @Parameters(paramLabel = "ID", description = "Id of the model.")
        private String id;

        @Override
        public Integer call() {
            gateway.api().delete(path(id));
            System.out.println("deleted " + Printable.line(id));
            return Exit.PASSED;
        }
    }
}
