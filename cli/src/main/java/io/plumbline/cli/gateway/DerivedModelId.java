package io.plumbline.cli.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The id under which the command line registers a model; readable, and different for each endpoint. */
public final class DerivedModelId {

    private DerivedModelId() {}

    /** Such as {@code org-model-7b-1f0c9a7b} for {@code org/Model-7B}. */
    public static String id(URI endpoint, String name) {
        CRC32 sum = new CRC32();
        sum.update((endpoint + " " + name).getBytes(StandardCharsets.UTF_8));
        String readable =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        return readable.substring(0, Math.min(readable.length(), 48)) + "-" + String.format("%08x", sum.getValue());
    }
}
