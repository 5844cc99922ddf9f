package io.plumbline.settings;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stops the start of a service that is given a setting with a misspelt name. As a part of the configuration it runs before the
 * service reads any setting, connects to a database or to Kafka.
 */
public final class UnknownSettingCheck implements ConfigSourceInterceptorFactory {

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
        Set<String> names = new TreeSet<>();
        context.iterateNames().forEachRemaining(names::add);
        List<String> unknown = new UnknownSettings(SettingNames.ofTheProduct()).among(names);
        if (!unknown.isEmpty()) {
            throw new ConfigValidationException(
                    unknown.stream().map(Problem::new).toArray(Problem[]::new));
        }
        return ConfigSourceInterceptorContext::proceed;
    }
}
