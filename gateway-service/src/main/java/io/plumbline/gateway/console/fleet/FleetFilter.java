package io.plumbline.gateway.console.fleet;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.http.Paging;

/**
 * The query of a page of the fleet.
 *
 * @param text part of an id or a label; empty for any
 * @param label a label as name=value; empty for any
 * @param state name of a state; empty for any
 * @param page number of the page, from 0
 */
public record FleetFilter(String text, String label, String state, int page) {

    private static final int LAST_PAGE = 100_000;

    static FleetFilter of(String text, String label, String state, String page) {
        return new FleetFilter(plain("/text", text), plain("/label", label), plain("/state", state), (int)
                Math.min(LAST_PAGE, Paging.number(page, 0)));
    }

    private static String plain(String pointer, String value) {
        String text = Paging.text(pointer, value);
        return text == null ? "" : text.strip();
    }

    public String here() {
        return at(page);
    }

    /** The address of the polled part of this page. */
    public String live() {
        return "/fleet/live" + query(text, label, state, page);
    }

    /** The address of another page of this query. */
    String at(int other) {
        return "/" + query(text, label, state, other);
    }

    /** The address of the models in another state. */
    String in(String other) {
        return "/" + query(text, label, other, 0);
    }

    /** The address of the models with another label. */
    String of(String other) {
        return "/" + query(text, other, state, 0);
    }

    public String withoutLabel() {
        return of("");
    }

    private static String query(String text, String label, String state, int page) {
        return "?text=" + Format.encoded(text) + "&label=" + Format.encoded(label) + "&state=" + Format.encoded(state)
                + "&page=" + page;
    }
}
