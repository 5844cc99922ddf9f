package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.util.Map;
import java.util.Optional;

/** Settings that say where a judge is. */
public interface JudgeAddress {

    /** Base URL of the judge's OpenAI-compatible endpoint; unset if every probe names its own judge. */
    Optional<String> endpoint();

    /** Name of the judge model at its endpoint. */
    Optional<String> model();

    /** Name of the environment variable or mounted file that holds the API key; unset if the endpoint needs none. */
    Optional<String> credential();

    /** Extra HTTP headers of each call to the judge, by name. */
    Map<String, String> headers();

    /** Extra query parameters of each call to the judge, by name. */
    Map<String, String> query();

    /** The judge in a caller's form; empty if neither endpoint nor model is set. */
    default Optional<TargetSpec> address() {
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
