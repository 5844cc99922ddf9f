package io.plumbline.local.testing;

import io.plumbline.local.process.LaunchFailure;
import java.util.Locale;
import java.util.Map;

/** Source of broker and database in tests; the system property {@code plumbline.test.backend} chooses it. */
enum TestBackend {
    /** Processes from Maven artifacts; the same on every machine, and so the default. */
    EMBEDDED {
        @Override
        Map<String, String> startKafka() {
            return EmbeddedParts.startKafka();
        }

        @Override
        Map<String, String> startPostgres() {
            return EmbeddedParts.startPostgres();
        }
    },

    /** Testcontainers, which the Maven profile of the same property puts on the class path. */
    DOCKER {
        @Override
        Map<String, String> startKafka() {
            return DockerParts.startKafka();
        }

        @Override
        Map<String, String> startPostgres() {
            return DockerParts.startPostgres();
        }
    };

    private static final String PROPERTY = "plumbline.test.backend";

    /** Starts a broker; returns the settings under which a Quarkus service finds it. */
    abstract Map<String, String> startKafka();

    /** Starts a database; returns the settings under which a Quarkus service finds it. */
    abstract Map<String, String> startPostgres();

    /** The backend that the property names: embedded, docker, or auto, which is docker if an engine answers. */
    static TestBackend chosen() {
        return named(System.getProperty(PROPERTY, "embedded"));
    }

    static TestBackend named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "docker" -> DOCKER;
            case "auto" -> automatic();
            default -> throw new LaunchFailure(PROPERTY + " is " + name + ", not one of embedded, docker, auto");
        };
    }

    private static TestBackend automatic() {
        if (DockerParts.engineAnswers()) {
            return DOCKER;
        }
        System.err.println(PROPERTY + "=auto: no Docker engine answers, taking the embedded broker and database");
        return EMBEDDED;
    }
}
