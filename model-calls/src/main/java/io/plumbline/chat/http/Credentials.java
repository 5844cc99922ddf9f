package io.plumbline.chat.http;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.SafeText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds a key by its name: in an environment variable, or in a file of that name in the folder of mounted secrets. Files are read
 * for every call, because mounted secrets are rotated while a service runs.
 *
 * Names come with the prompts, and so from any caller who may register a model. The key goes to that model's endpoint. So only
 * environment variables whose names mark them as models' keys can be read. The folder needs no such rule, because it holds only
 * such keys.
 */
@Singleton
public final class Credentials {

    /** Names that contain KEY or TOKEN, except names of the services' own settings and of their operators' usual variables. */
    public static final String MODEL_KEYS =
            "(?!(?:QUARKUS|PLUMBLINE|SMALLRYE|MP|KAFKA|POSTGRES|AWS_SECRET|AWS_SESSION|GITHUB|VAULT)_|PG)"
                    + "[A-Z0-9_]*(?:KEY|TOKEN)[A-Z0-9_]*";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

    private final Vertx vertx;
    private final Optional<Path> folder;
    private final Pattern allowed;
    private final UnaryOperator<String> environment;

    /**
     * @param folder folder of mounted secrets, one file for each credential of a model; a renewed file is used at the next call
     * @param allowed regular expression of the environment variables that may be sent to models as credentials; by default those
     *     whose names contain KEY or TOKEN, apart from those of services and clouds
     */
    @Inject
    Credentials(
            Vertx vertx,
            @ConfigProperty(name = "plumbline.secrets-dir") Optional<Path> folder,
            @ConfigProperty(name = "plumbline.credentials.allowed", defaultValue = MODEL_KEYS) String allowed) {
        this(vertx, folder, allowed, System::getenv);
    }

    /**
     * Reads a folder and an environment.
     *
     *
     * @param allowed regular expression that the whole name of a variable must match
     * @throws IllegalArgumentException if {@code allowed} is not a regular expression
     */
    public Credentials(Vertx vertx, Optional<Path> folder, String allowed, UnaryOperator<String> environment) {
        this.vertx = vertx;
        this.folder = folder;
        this.allowed = pattern(allowed);
        this.environment = environment;
    }

    /** The key; empty if the name has no key, or one that an HTTP header cannot carry. */
    public Uni<Optional<String>> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Optional<String> variable = Optional.of(name).filter(this::isAllowed).map(environment);
        return variable.isPresent() || folder.isEmpty()
                ? Uni.createFrom().item(usable(variable))
                : file(folder.get().resolve(name));
    }

    /** The failure of a call whose key is missing. */
    public Failure missing(String name) {
        String where = folder.map(path -> "nor a file in " + path).orElse("and plumbline.secrets-dir is not set");
        String variable = isAllowed(name)
                ? "environment variable, "
                : "variable that plumbline.credentials.allowed lets be read, ";
        return new Failure(
                Kind.NO_CREDENTIAL, "credential " + SafeText.oneLine(name, 80) + " is no " + variable + where, 0);
    }

    private boolean isAllowed(String name) {
        return allowed.matcher(name).matches();
    }

    private static Pattern pattern(String allowed) {
        try {
            return Pattern.compile(allowed);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "plumbline.credentials.allowed must be a regular expression, not " + allowed, e);
        }
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
