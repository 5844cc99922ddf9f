package io.plumbline.product;

import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Edits a class of a service in development mode; takes some minutes, so it runs only with {@code -Dplumbline.dev-mode=test}. */
@EnabledIfSystemProperty(named = "plumbline.dev-mode", matches = "test")
class DevModeIT {

    private static final String SERVICE = "aggregator-service";
    private static final Path EDITED =
            Path.of(SERVICE, "src/main/java/io/plumbline/aggregator/answers/AnswerSearch.java");

    @TempDir
    private Path sources;

    @Test
    void anEditedClassAnswersTheNextRequestAndAMistakeIsShownInTheLog() throws Exception {
        copySources();
        StackOptions options = StackOptions.builtUnder(Wrapper.home())
                .startingWithin(Duration.ofMinutes(5))
                .adapting(
                        SERVICE, built -> JavaCommand.devMode(sources, SERVICE).withProperties(built.properties()));
        String source = Files.readString(sources.resolve(EDITED));
        try (LocalStack stack = LocalStack.start(options)) {
            assertThat(answer(stack)).contains("must be newest or worst");

            write(source.replace("must be newest", "should be newest"));
            awaitAnswer(stack, "should be newest or worst");

            write(source.replace("must be newest", "must \" be newest"));
            Path log = stack.folder().resolve("logs/" + SERVICE + ".log");
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                answer(stack);
                assertThat(Files.readString(log)).contains("AnswerSearch.java", "error:");
            });

            write(source);
            awaitAnswer(stack, "must be newest or worst");
        }
    }

    private static void awaitAnswer(LocalStack stack, String text) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(answer(stack))
                .contains(text));
    }

    private static String answer(LocalStack stack) throws IOException, InterruptedException {
        URI wrong = stack.address(SERVICE).resolve("/api/v1/answers?model=unknown&order=odd");
        HttpRequest request =
                HttpRequest.newBuilder(wrong).timeout(Duration.ofMinutes(1)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void write(String source) throws IOException {
        Files.writeString(sources.resolve(EDITED), source);
    }

    /** Poms and sources of all modules, so that the test edits no file of the checkout. */
    private void copySources() throws IOException {
        Path project = Wrapper.home();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = project.relativize(file);
                if (isSource(name)) {
                    Files.createDirectories(sources.resolve(name).getParent());
                    Files.copy(file, sources.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static boolean isSource(Path name) {
        String path = name.toString().replace('\\', '/');
        return path.matches("mvnw|\\.mvn/.*|([a-z-]+/)?pom\\.xml|cli/scripts/.*|[a-z-]+/src/.*");
    }
}
