package io.plumbline.house.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the services' own files set. */
final class ServiceProperties {

    static final List<String> SERVICES =
            List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service");

    private static final String SHARED = "service-kit/src/main/resources/META-INF/microprofile-config.properties";

    private final Map<String, Properties> files = new LinkedHashMap<>();

    ServiceProperties(Path root) {
        SERVICES.forEach(service ->
                files.put(service, read(root.resolve(service + "/src/main/resources/application.properties"))));
        files.put(SHARED, read(root.resolve(SHARED)));
    }

    /** What the first of these services sets a setting to in its own file. */
    Optional<String> value(List<String> services, String name) {
        return services.stream()
                .map(service -> files.get(service).getProperty(name))
                .filter(value -> value != null)
                .findFirst();
    }

    /** Names of the product that these files use, without a profile. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        files.values().forEach(file -> file.stringPropertyNames().stream()
                .map(name -> name.replaceFirst("^%[^.]+\\.", ""))
                .filter(name -> name.startsWith(SettingReader.PRODUCT))
                .forEach(names::add));
        return names;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
