package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.ListOptions;
import io.plumbline.cli.gateway.ResourceOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
public final class ModelsCommand {

    private static final String PATH = "/api/v1/models";

    private ModelsCommand() {}

    /** Lists them. */
    @Command(name = "list", description = "Lists the registered models.", mixinStandardHelpOptions = true)
    static final class ListModels implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(PATH, "models", "id", "modelName", "endpoint", "baseline", "revision");
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Shows a model as JSON.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Mixin
        private ResourceOptions thing;

        @Override
        public Integer call() {
            return thing.show(PATH);
        }
    }

    /** Registers one, or changes it. */
    @Command(
            name = "put",
            description = "Registers a model or replaces what is registered; for all its fields, give a JSON file.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {

        @Mixin
        private ResourceOptions thing;

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
            return thing.put(PATH, file, fields());
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
        private ResourceOptions thing;

        @Override
        public Integer call() {
            return thing.delete(PATH, "deleted");
        }
    }
}
