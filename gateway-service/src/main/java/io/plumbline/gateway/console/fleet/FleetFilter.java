package io.plumbline.gateway.console.fleet;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.http.Paging;

/**
 * Which part of the fleet is looked at.
 *
 * @param text what an id or a label holds; empty for any
 * @param label as name=value; empty for any
 * @param state name of a state; empty for any
 * @param page from 0
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

    /** The address of this page. */
    public String here() {
        return at(page);
    }

    /** Where the part of it is that keeps itself up to date. */
    public String live() {
        return "/fleet/live" + query(text, label, state, page);
    }

    String at(int other) {
        return "/" + query(text, label, state, other);
    }

    String in(String other) {
        return "/" + query(text, label, other, 0);
    }

    String of(String other) {
        return "/" + query(text, other, state, 0);
    }

    /** The same without a label. */
    public String withoutLabel() {
        return of("");
    }

    private static String query(String text, String label, String state, int page) {
        return "?text=" + Format.encoded(text) + "&label=" + Format.encoded(label) + "&state=" + Format.encoded(state)
                + "&page=" + page;
    }
}
