package io.plumbline.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownSettingsTest {

    private final UnknownSettings settings = new UnknownSettings(new SettingNames(List.of(
            "plumbline.judge.endpoint",
            "plumbline.judge.headers.*",
            "plumbline.endpoints.allowed-hosts",
            "plumbline.prices.*.input-per-million",
            "plumbline.secrets-dir")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plumbline.judge.endpoint",
                "%test.plumbline.judge.endpoint",
                "PLUMBLINE_JUDGE_ENDPOINT",
                "plumbline.judge.headers.X-Org",
                "plumbline.judge.headers.\"a.b\"",
                "PLUMBLINE_JUDGE_HEADERS_X_ORG",
                "plumbline.endpoints.allowed-hosts[1]",
                "PLUMBLINE_ENDPOINTS_ALLOWED_HOSTS_1_",
                "plumbline.prices.\"gpt-4.1\".input-per-million",
                "PLUMBLINE_PRICES__GPT_4_1__INPUT_PER_MILLION",
                "PLUMBLINE_SECRETS_DIR"
            })
    void aSettingOfTheProductIsKnownInEachOfItsForms(String name) {
        assertThat(settings.among(Set.of(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plumbline.judge.endpont,plumbline.judge.endpoint",
        "%dev.plumbline.judge.endpont,plumbline.judge.endpoint",
        "PLUMBLINE_JUGDE_ENDPOINT,PLUMBLINE_JUDGE_ENDPOINT",
        "plumbline.prices.gpt.input-per-milion,plumbline.prices.gpt.input-per-million",
        "plumbline.secret-dir,plumbline.secrets-dir"
    })
    void aMisspeltSettingIsReportedWithTheNearestRightName(String wrong, String right) {
        assertThat(settings.among(Set.of(wrong)))
                .singleElement()
                .asString()
                .isEqualTo("unknown setting %s; did you mean %s?", wrong.replace("%dev.", ""), right);
    }

    @Test
    void aNameThatIsNearNoSettingPointsToTheList() {
        assertThat(settings.among(Set.of("plumbline.colour")))
                .containsExactly("unknown setting plumbline.colour; docs/settings.md lists all settings");
    }

    /** SmallRye Config lists {@code PLUMBLINE_JUDGE_ENDPONT} as {@code plumbline.judge.endpont} too. */
    @Test
    void aVariableIsReportedOnce() {
        assertThat(settings.among(Set.of("PLUMBLINE_JUDGE_ENDPONT", "plumbline.judge.endpont")))
                .singleElement()
                .asString()
                .startsWith("unknown setting PLUMBLINE_JUDGE_ENDPONT");
        assertThat(settings.among(Set.of("PLUMBLINE_SECRETS_DIR", "plumbline.secrets.dir")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLUMBLINE_API_KEY",
                "PLUMBLINE_API_KEY_FILE",
                "PLUMBLINE_ADMIN_TOKEN",
                "PLUMBLINE_SECRETS",
                "PLUMBLINE_HOME",
                "plumbline.home",
                "plumbline.test.backend",
                "quarkus.http.prot",
                "PLUMB"
            })
    void credentialsAndWhatOtherProgramsReadAreLeftAlone(String name) {
        assertThat(settings.among(Set.of(name))).isEmpty();
    }

    /** A service that the command line starts inherits its variables. */
    @ParameterizedTest
    @ValueSource(strings = {"plumbline", "docker/secrets.sh", "docker-compose.yml"})
    void whatScriptsReadIsLeftAlone(String file) throws IOException {
        Set<String> names = Pattern.compile("PLUMBLINE_[A-Z_]+")
                .matcher(Files.readString(Path.of("..", file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(names).isNotEmpty();
        assertThat(new UnknownSettings(SettingNames.ofTheProduct()).among(names))
                .isEmpty();
    }

    @Test
    void whatKubernetesSetsForAServiceOfThatNameIsLeftAlone() {
        assertThat(settings.among(Set.of(
                        "PLUMBLINE_KAFKA_BOOTSTRAP_SERVICE_HOST",
                        "PLUMBLINE_KAFKA_BOOTSTRAP_SERVICE_PORT_TCP_CLIENTS",
                        "PLUMBLINE_KAFKA_BOOTSTRAP_PORT",
                        "PLUMBLINE_KAFKA_BOOTSTRAP_PORT_9092_TCP_ADDR")))
                .isEmpty();
        assertThat(settings.among(Set.of("PLUMBLINE_KAFKA_BOOTSTRAP_PORT"))).hasSize(1);
    }
}
