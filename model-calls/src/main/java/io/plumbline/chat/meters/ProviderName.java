package io.plumbline.chat.meters;

import java.net.URI;
import java.util.Map;

/** OpenTelemetry's names of well-known providers; any other endpoint is {@code openai_compatible}. */
final class ProviderName {

    private static final Map<String, String> BY_DOMAIN = Map.of(
            "openai.com", "openai",
            "azure.com", "azure.ai.openai",
            "anthropic.com", "anthropic",
            "googleapis.com", "gcp.gemini",
            "mistral.ai", "mistral_ai",
            "groq.com", "groq",
            "deepseek.com", "deepseek",
            "x.ai", "x_ai",
            "cohere.com", "cohere",
            "perplexity.ai", "perplexity");

    private ProviderName() {}

    static String of(URI endpoint) {
        String host = endpoint.getHost();
        return BY_DOMAIN.entrySet().stream()
                .filter(known -> host.equals(known.getKey()) || host.endsWith("." + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("openai_compatible");
    }
}
