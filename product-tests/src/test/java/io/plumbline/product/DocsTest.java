package io.plumbline.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents name exists: classes in back-ticks, and files behind links. */
class DocsTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    /** Names of libraries and protocols, which are not ours. */
    private static final Set<String> OTHERS = Set.of(
            "CloudEvents",
            "HttpClient",
            "WebClient",
            "AIMDLimit",
            "PostgreSQL",
            "OpenTelemetry",
            "TokenBucket",
            "RestClient");

    @Test
    void classesThatDocumentsNameExist() throws IOException {
        Set<String> sources = files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (Path document : documents()) {
            CLASS.matcher(Files.readString(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !sources.contains(name) && !OTHERS.contains(name))
                    .forEach(name -> unknown.add(HOME.relativize(document) + " names " + name));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void filesBehindLinksExist() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(MatchResult::group)
                    .map(link -> link.substring(2))
                    .filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> missing.add(HOME.relativize(document) + " links to " + link));
        }

        assertThat(missing).isEmpty();
    }

    private static List<Path> documents() {
        return files(".md");
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(HOME)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !isBuilt(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file lies in a module's build folder; a package may have that folder's name. */
    private static boolean isBuilt(Path file) {
        for (Path folder = file.getParent(); !folder.equals(HOME.getParent()); folder = folder.getParent()) {
            if (folder.endsWith("target") && Files.exists(folder.resolveSibling("pom.xml"))) {
                return true;
            }
        }
        return false;
    }
}
