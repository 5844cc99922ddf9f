package io.plumbline.gateway.console;

import io.plumbline.gateway.access.signin.SignedInUser;

/**
 * What surrounds every page.
 *
 * @param title of the page
 * @param place the entry of the menu that the page belongs to
 * @param name of who looks at it
 * @param formToken what his forms must carry
 * @param mayAct whether he may change something
 */
public record PageFrame(String title, String place, String name, String formToken, boolean mayAct) {

    /** Around a page for this guest. */
    public static PageFrame of(String title, String place, SignedInUser guest) {
        return new PageFrame(title, place, guest.name(), guest.formToken(), guest.mayAct());
    }

    /** For htmx, which sends it with whatever it sends. */
    public String headers() {
        return "{\"X-Form-Token\":\"" + formToken + "\"}";
    }

    /** Whether a menu's entry is where we are. */
    public boolean at(String entry) {
        return place.equals(entry);
    }
}
