package io.plumbline.gateway.answers.redaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Settings of redaction: personal data in pushed answers is replaced before the first durable write. */
@ConfigMapping(prefix = "plumbline.redaction")
interface RedactionConfig {

    /** Built-in detectors in use, out of email, phone, card and key; {@code none} turns all off. */
    @WithDefault("email,phone,card,key")
    Set<String> detectors();

    /** Two-letter code of the country whose phone numbers are found without a country code; ZZ for no country. */
    @WithDefault("ZZ")
    String phoneRegion();

    /** Further regular expressions by kind, in RE2's syntax, which has no look-around and no back references. */
    Map<String, String> patterns();
}
