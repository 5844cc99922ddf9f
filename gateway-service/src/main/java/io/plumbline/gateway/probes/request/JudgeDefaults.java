package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** The judge of probes that do not name their own. */
@ConfigMapping(prefix = "plumbline.judge")
public interface JudgeDefaults {

    /** Base URL of an OpenAI-compatible endpoint. */
    Optional<String> endpoint();

    /** The judge model's name there. */
    Optional<String> model();

    /** Name of the environment variable or mounted file that holds the key. */
    Optional<String> credential();

    /** Extra request headers. */
    Map<String, String> headers();

    /** Extra query parameters. */
    Map<String, String> query();

    /** Where it is called; empty where neither endpoint nor model is set. */
    default Optional<TargetSpec> target() {
        return endpoint().isEmpty() && model().isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetSpec(
                        endpoint().orElse(null),
                        model().orElse(null),
                        credential().orElse(null),
                        headers(),
                        query()));
    }
}
