package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings that a service knows, by their names and as environment variables: of Quarkus from the description that each of its
 * libraries carries, of Kafka from its clients, of ours from the sources.
 */
final class KnownSettings {

    private static final String DESCRIPTION = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern OPTION = Pattern.compile("-D([^=\\s]+)=");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("^    [\\w<>., ]+ (\\w+)\\(\\);", Pattern.MULTILINE);

    private KnownSettings() {}

    static Set<String> of(String service) {
        return Stream.of(quarkus(service), kafka(), own(service), Stream.of("smallrye.config.source.file.locations"))
                .flatMap(names -> names)
                .flatMap(name -> name.contains("$") ? Stream.of(name) : Stream.of(name, variable(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The product's own settings as variables, by the list that a service checks at its start. */
    static Set<String> ofTheProduct() {
        return Project.text("service-kit/src/main/resources/io/plumbline/settings/settings.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(KnownSettings::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How a setting is called in the environment. */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The settings that a variable sets: those of a line of {@code -Dname=value} options, or the one of its name. */
    static Stream<String> setBy(String variable, String value) {
        return variable.equals("JDK_JAVA_OPTIONS")
                ? OPTION.matcher(value).results().map(option -> option.group(1))
                : Stream.of(variable);
    }

    private static Stream<String> kafka() {
        return Stream.of(AdminClientConfig.configNames(), ConsumerConfig.configNames(), ProducerConfig.configNames())
                .flatMap(Set::stream)
                .flatMap(name -> Stream.of(
                        "kafka." + name,
                        "mp.messaging.connector.smallrye-kafka." + name,
                        // Seen: as a variable it makes a channel of its own, and the service does not start.
                        "mp.messaging.incoming.scores$2." + name));
    }

    private static Stream<String> own(String service) {
        return Stream.of(service, "service-kit", "model-calls")
                .flatMap(module -> Project.below(module + "/src/main/java", ".java").stream())
                .flatMap(KnownSettings::declared);
    }

    private static Stream<String> declared(Path source) {
        String text = Project.text(source.toString());
        Stream<String> mapped = MAPPING.matcher(text).results().flatMap(mapping -> METHOD.matcher(text)
                .results()
                .map(method -> mapping.group(1) + "." + method.group(1).replaceAll("([A-Z])", "-$1")));
        return Stream.concat(PROPERTY.matcher(text).results().map(found -> found.group(1)), mapped);
    }

    private static Stream<String> quarkus(String service) {
        Set<String> names = new TreeSet<>();
        Project.below(service + "/target/quarkus-app/lib", ".jar").forEach(jar -> addDescribed(jar, names));
        Set<String> expanded = ServiceConfig.of(service).properties().keySet();
        return Stream.concat(names.stream(), expanded.stream());
    }

    private static void addDescribed(Path jar, Set<String> names) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(DESCRIPTION) != null) {
                try (InputStream description = zip.getInputStream(zip.getEntry(DESCRIPTION))) {
                    JsonNode model = new ObjectMapper().readTree(description);
                    model.findValues("property").forEach(name -> names.add(name.asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
