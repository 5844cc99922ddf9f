package io.plumbline.cli.admin;

import io.plumbline.cli.text.CommandFailure;
import java.util.Optional;

/**
 * A registered model with the revision that the user has named.
 *
 * @param model id
 * @param revision empty for the revision of the newest answer
 */
record ModelRevision(String model, Optional<String> revision) {

    /** Reads {@code id} or {@code id@revision}; an id has no such sign. An option can name the revision instead. */
    static ModelRevision of(String text, String option, Optional<String> named) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new ModelRevision(text, named);
        }
        if (named.isPresent()) {
            throw new CommandFailure(option + " " + named.get() + ": " + text + " names a revision already");
        }
        return new ModelRevision(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }
}
