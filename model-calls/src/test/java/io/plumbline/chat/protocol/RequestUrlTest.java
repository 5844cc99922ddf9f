package io.plumbline.chat.protocol;

import io.plumbline.events.target.Target;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestUrlTest {

    private static final String PATH = "/chat/completions";

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1,           https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/,          https://api.openai.com/v1/chat/completions",
        "http://127.0.0.1:8000,               http://127.0.0.1:8000/chat/completions",
        "http://h/v1/chat/completions,        http://h/v1/chat/completions",
        "http://h/v1?a=b,                     http://h/v1/chat/completions?a=b",
        "http://h/v1/?a=b%20c,                http://h/v1/chat/completions?a=b%20c",
        "http://h/v1?,                        http://h/v1/chat/completions",
        "http://[::1]:8000/v1,                http://[::1]:8000/v1/chat/completions",
    })
    void theChatPathIsAppended(URI base, URI url) {
        assertThat(RequestUrl.of(Target.open(base, "m"), PATH).url()).isEqualTo(url);
    }

    @Test
    void theTargetsQueryJoinsTheBases() {
        Target azure = new Target(
                URI.create("https://x.openai.azure.com/openai/deployments/d?tier=1"),
                "m",
                Optional.empty(),
                Map.of(),
                Map.of("api-version", "2024-10-21", "note", "a b&c"));

        assertThat(RequestUrl.of(azure, PATH).requestUri())
                .isEqualTo("/openai/deployments/d/chat/completions?tier=1&api-version=2024-10-21&note=a+b%26c");
    }

    @Test
    void peopleSeeNeitherPasswordNorQuery() {
        Target secret = Target.open(URI.create("https://me:pass@h:8443/v1?key=s3cret"), "m");

        assertThat(RequestUrl.of(secret, PATH).shown()).isEqualTo("https://h:8443/v1/chat/completions");
    }
}
