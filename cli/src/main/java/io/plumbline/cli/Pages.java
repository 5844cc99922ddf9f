package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A list of the gateway's that comes in pages. */
final class Pages {

    private static final int LONGEST = 1000;

    private Pages() {}

    /** The entries of all pages, at most so many. */
    static ArrayNode read(GatewayApi api, String path, String field, int most) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        String next = null;
        do {
            JsonNode page = api.get(path + (path.contains("?") ? "&" : "?") + "limit="
                    + Math.min(LONGEST, most - all.size())
                    + (next == null ? "" : "&cursor=" + GatewayApi.encoded(next)));
            page.path(field).forEach(all::add);
            next = page.path("next").asText(null);
        } while (next != null && all.size() < most);
        return all;
    }
}
