package io.plumbline.cli.admin;

import io.plumbline.cli.replies.ListedModel;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.JsonOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists, shows, registers and deletes models. */
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

    private static final List<Column<ListedModel>> COLUMNS = List.of(
            Column.of("id", ListedModel::id),
            Column.of("modelName", ListedModel::modelName),
            Column.of("endpoint", ListedModel::endpoint),
            Column.of("baseline", ListedModel::baseline),
            Column.of("revision", ListedModel::revision));

    private ModelsCommand() {}

    @Command(name = "list", description = "Lists the registered models.", mixinStandardHelpOptions = true)
    static final class ListModels implements Callable<Integer> {

        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.write(PATH, ListedModel.class, COLUMNS);
        }
    }

    @Command(name = "show", description = "Shows a model as JSON.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Mixin
        private ResourceOptions registered;

        @Override
        public Integer call() {
            return registered.show(PATH);
        }
    }

    @Command(
            name = "put",
            description = "Registers a model or replaces its registration; a JSON file can set all fields.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {

        @Mixin
        private ResourceOptions registered;

        @Option(names = "--file", description = "JSON file with the fields that the API takes.")
        private Optional<Path> file;

        @Option(names = "--endpoint", description = "Base URL of the OpenAI-compatible endpoint.")
        private Optional<URI> endpoint;

        @Option(names = "--model", description = "Name of the model there.")
        private Optional<String> model;

        @Option(
                names = "--credential",
                description = "Name of the environment variable or file with the endpoint's key.")
        private Optional<String> credential;

        @Option(
                names = "--body",
                paramLabel = "JSON",
                description = "Fields that each request has besides: a JSON object, or @FILE.")
        private Optional<String> body;

        @Option(names = "--baseline", description = "Id of the model to compare it with.")
        private Optional<String> baseline;

        @Option(names = "--revision", description = "The deployed revision.")
        private Optional<String> revision;

        @Option(names = "--label", description = "A label, NAME=VALUE; may be repeated.")
        private Map<String, String> labels = Map.of();

        @Override
        public Integer call() {
            return registered.put(PATH, file, fields());
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new HashMap<>();
            endpoint.ifPresent(uri -> fields.put("endpoint", uri.toString()));
            model.ifPresent(name -> fields.put("modelName", name));
            credential.ifPresent(name -> fields.put("credential", name));
            body.ifPresent(json -> fields.put("body", JsonOption.object("--body", json)));
            baseline.ifPresent(name -> fields.put("baseline", name));
            revision.ifPresent(name -> fields.put("revision", name));
            if (!labels.isEmpty()) {
                fields.put("labels", labels);
            }
            return fields;
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a model; its answers and counts stay.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {

        @Mixin
        private ResourceOptions registered;

        @Override
        public Integer call() {
            return registered.delete(PATH, "deleted");
        }
    }
}
