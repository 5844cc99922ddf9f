package io.plumbline.gateway.questions;

import io.plumbline.events.Profile;
import java.util.List;
import java.util.Set;

/** A named, versioned list of questions; the same name always means the same questions. */
public final class QuestionSet {

    private final String name;

    QuestionSet(String name) {
        this.name = name;
    }

    /** Its name with the hash of its content, such as {@code core@1f0c9a7be2d4}. */
    public String name() {
        return name;
    }

    /**
     * The questions to ask.
     *
     * @param variants which variants of each; empty for the set's own choice
     * @param profile the rules by which answers will be judged
     * @throws QuestionSetException for a variant that nobody knows, or a profile for which the set has no rubrics
     */
    public List<ProbeQuestion> questions(Set<String> variants, Profile profile) {
        throw new UnsupportedOperationException(variants + " " + profile);
    }
}
