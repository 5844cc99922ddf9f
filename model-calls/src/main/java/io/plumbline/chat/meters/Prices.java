package io.plumbline.chat.meters;

import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.CallPrices;
import io.plumbline.events.target.Target;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/**
 * Prices of models, by the name that the endpoint knows. A model that is neither listed nor registered with prices is free of
 * charge.
 */
@ConfigMapping(prefix = "plumbline.prices")
public interface Prices {

    /** Prices of one model, by its name at the endpoint; {@code plumbline.prices."<model name>"}. */
    @WithParentName
    Map<String, Price> byModelName();

    /** The cost of a call in US dollars, by the prices that came with the prompt, else by the list. */
    default double dollars(Target target, Usage usage) {
        return target.prices()
                .or(() -> Optional.ofNullable(byModelName().get(target.modelName()))
                        .map(price -> new CallPrices(price.inputPerMillion(), price.outputPerMillion())))
                .map(prices -> prices.cost((double) usage.promptTokens(), (double) usage.completionTokens()))
                .orElse(0.0);
    }

    /** One model's prices in US dollars. */
    interface Price {

        /** US dollars for a million tokens sent. */
        @WithDefault("0")
        double inputPerMillion();

        /** US dollars for a million tokens received. */
        @WithDefault("0")
        double outputPerMillion();
    }
}
