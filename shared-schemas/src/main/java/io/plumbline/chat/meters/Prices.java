package io.plumbline.chat.meters;

import io.plumbline.events.Usage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** What models cost, by the name that the endpoint knows them by; a model that is not listed is free of charge. */
@ConfigMapping(prefix = "plumbline.prices")
public interface Prices {

    /** The price list. */
    @WithParentName
    Map<String, Price> byModelName();

    /** What a call cost, in US dollars. */
    default double dollars(String modelName, Usage usage) {
        return Optional.ofNullable(byModelName().get(modelName))
                .map(price -> (usage.promptTokens() * price.inputPerMillion()
                                + usage.completionTokens() * price.outputPerMillion())
                        / 1e6)
                .orElse(0.0);
    }

    /** One model's prices in US dollars. */
    interface Price {

        /** For a million tokens sent. */
        @WithDefault("0")
        double inputPerMillion();

        /** For a million tokens received. */
        @WithDefault("0")
        double outputPerMillion();
    }
}
