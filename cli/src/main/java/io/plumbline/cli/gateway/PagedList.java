package io.plumbline.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A part of a list that the gateway sends in pages.
 *
 * @param field field of each page that holds the entries
 * @param entries the entries in the list's order, an array
 * @param next the cursor after them; empty at the end of the list
 */
public record PagedList(String field, Reply entries, Optional<String> next) {

    private static final int LONGEST_PAGE = 1000;

    /** Reads the first entries of a list, at most so many. */
    public static PagedList read(GatewayApi api, String path, String field, int most) {
        return read(api, path, field, new Limits(most, LONGEST_PAGE), Optional.empty());
    }

    /** Reads entries from a cursor on; from the beginning if it is empty. */
    public static PagedList read(GatewayApi api, String path, String field, Limits limits, Optional<String> cursor) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Optional<String> next = cursor;
        do {
            int size = Math.min(limits.page(), limits.entries() - all.size());
            JsonNode page = api.get(path + (path.contains("?") ? "&" : "?") + "limit=" + size
                            + next.map(place -> "&cursor=" + GatewayApi.encoded(place))
                                    .orElse(""))
                    .document();
            page.path(field).forEach(all::add);
            next = Optional.ofNullable(page.path("next").asText(null));
        } while (next.isPresent() && all.size() < limits.entries());
        return new PagedList(field, new Reply(all), next);
    }

    /** All entries in one page of the gateway's form. */
    public Reply page() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set(field, entries.document());
        next.ifPresent(cursor -> page.put("next", cursor));
        return new Reply(page);
    }

    /**
     * How much is read.
     *
     * @param entries most entries, at least 1
     * @param page most entries that the gateway puts in a page
     */
    public record Limits(int entries, int page) {}
}
