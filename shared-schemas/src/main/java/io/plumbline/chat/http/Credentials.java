package io.plumbline.chat.http;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.wire.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds a key by its name: an environment variable, or a file of that name in the folder of mounted secrets. Files are read
 * for every call, because mounted secrets are rotated under a running service.
 */
public final class Credentials {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

    private final Vertx vertx;
    private final Optional<Path> folder;
    private final UnaryOperator<String> environment;

    public Credentials(Vertx vertx, Optional<Path> folder, UnaryOperator<String> environment) {
        this.vertx = vertx;
        this.folder = folder;
        this.environment = environment;
    }

    /** The key; empty where there is none of this name that a header could carry. */
    public Uni<Optional<String>> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Optional<String> variable = Optional.ofNullable(environment.apply(name));
        return variable.isPresent() || folder.isEmpty()
                ? Uni.createFrom().item(usable(variable))
                : file(folder.get().resolve(name));
    }

    /** What to tell where there is none. */
    public Failure missing(String name) {
        String where = folder.map(path -> "nor a file in " + path).orElse("and plumbline.secrets-dir is not set");
        return new Failure(
                Kind.NO_CREDENTIAL,
                "credential " + Words.oneLine(name, 80) + " is neither an environment variable " + where,
                0);
    }

    private Uni<Optional<String>> file(Path path) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.fileSystem().readFile(path.toString()).toCompletionStage())
                .map(content -> usable(Optional.of(content.toString())))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static Optional<String> usable(Optional<String> key) {
        return key.map(String::strip).filter(text -> KEY.matcher(text).matches());
    }
}
