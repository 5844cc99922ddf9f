package io.plumbline.gateway.answers.redaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** What is replaced in pushed answers before the first durable write. */
@ConfigMapping(prefix = "plumbline.redaction")
interface RedactionConfig {

    /** Detectors in use: email, phone, card, key; {@code none} for none. */
    @WithDefault("email,phone,card,key")
    Set<String> detectors();

    /** Country, as two letters, whose phone numbers may stand without their country code; ZZ for none. */
    @WithDefault("ZZ")
    String phoneRegion();

    /** The operator's own regular expressions by kind, in RE2's syntax, which has no look-around and no back references. */
    Map<String, String> patterns();
}
