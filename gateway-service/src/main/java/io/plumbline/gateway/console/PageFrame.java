package io.plumbline.gateway.console;

import io.plumbline.gateway.access.signin.SignedInUser;

/**
 * The frame of every page: title, menu and signed-in user.
 *
 * @param title title of the page
 * @param place the menu entry of the page
 * @param name name of the user
 * @param formToken token that the user's forms must carry
 * @param mayAct whether the user's role allows changes
 */
public record PageFrame(String title, String place, String name, String formToken, boolean mayAct) {

    public static PageFrame of(String title, String place, SignedInUser user) {
        return new PageFrame(title, place, user.name(), user.formToken(), user.mayAct());
    }

    /** Headers that htmx adds to each of its requests. */
    public String headers() {
        return "{\"X-Form-Token\":\"" + formToken + "\"}";
    }

    /** Whether the page belongs to this menu entry. */
    public boolean at(String entry) {
        return place.equals(entry);
    }
}
