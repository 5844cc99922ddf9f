package io.plumbline.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A list of the gateway's that comes in pages. */
public final class PagedList {

    private static final int LONGEST = 1000;

    private PagedList() {}

    /**
     * A part of a list.
     *
     * @param entries in the list's order
     * @param next where it goes on; empty at its end
     */
    public record Listed(ArrayNode entries, Optional<String> next) {

        /** As the gateway would say it in one page. */
        public JsonNode document(String field) {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.set(field, entries);
            next.ifPresent(cursor -> page.put("next", cursor));
            return page;
        }
    }

    /** The entries of all pages, at most so many. */
    public static ArrayNode read(GatewayApi api, String path, String field, int most) {
        return upTo(api, path, field, most, LONGEST, Optional.empty()).entries();
    }

    /**
     * Entries from a place on.
     *
     * @param most how many at most
     * @param longest how many the gateway gives in one page
     * @param from the place; the beginning where empty
     */
    public static Listed upTo(GatewayApi api, String path, String field, int most, int longest, Optional<String> from) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Optional<String> next = from;
        do {
            JsonNode page = api.get(path + (path.contains("?") ? "&" : "?") + "limit="
                    + Math.min(longest, most - all.size())
                    + next.map(place -> "&cursor=" + GatewayApi.encoded(place)).orElse(""));
            page.path(field).forEach(all::add);
            next = Optional.ofNullable(page.path("next").asText(null));
        } while (next.isPresent() && all.size() < most);
        return new Listed(all, next);
    }
}
