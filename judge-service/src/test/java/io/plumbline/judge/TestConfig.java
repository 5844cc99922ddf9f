package io.plumbline.judge;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as the service has them, with a few changed. */
final class TestConfig {

    private TestConfig() {}

    static JudgeConfig with(String... namesAndValues) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(JudgeConfig.class);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.withDefaultValue("plumbline.judge." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(JudgeConfig.class).checked();
    }
}
