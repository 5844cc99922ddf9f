package io.plumbline.statistics.identity;

import java.util.List;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/** Whether a model can be told from its baseline. */
public sealed interface IdentityVerdict {

    /** The evidence: one entry for each measure that could compare enough prompts, the sharper one first. */
    List<Evidence> evidence();

    /** Applies the function of the verdict's type. */
    <T> T fold(
            Function<Distinguishable, T> distinguishable,
            Function<NotDistinguishable, T> notDistinguishable,
            Function<Inconclusive, T> inconclusive);

    /** Its answers differ from the baseline's, clearly and more than chance allows. */
    record Distinguishable(List<Evidence> evidence) implements IdentityVerdict {
        public Distinguishable {
            evidence = List.copyOf(evidence);
        }

        @Override
        public <T> T fold(
                Function<Distinguishable, T> distinguishable,
                Function<NotDistinguishable, T> notDistinguishable,
                Function<Inconclusive, T> inconclusive) {
            return distinguishable.apply(this);
        }
    }

    /** More than a failure to see a difference: the largest difference that the answers leave room for is small. */
    record NotDistinguishable(List<Evidence> evidence) implements IdentityVerdict {
        public NotDistinguishable {
            evidence = List.copyOf(evidence);
        }

        @Override
        public <T> T fold(
                Function<Distinguishable, T> distinguishable,
                Function<NotDistinguishable, T> notDistinguishable,
                Function<Inconclusive, T> inconclusive) {
            return notDistinguishable.apply(this);
        }
    }

    /** Neither a difference nor its absence can be claimed. */
    record Inconclusive(Reason reason, List<Evidence> evidence) implements IdentityVerdict {

        /** Why the verdict is open. */
        public enum Reason {
            /** Too many calls failed to compare enough prompts. */
            TOO_FEW_ANSWERS,
            /** The answers within a side differ so much that they could hide a difference. */
            UNSTABLE_ANSWERS,
            /** A difference beyond chance, but one that other hardware would cause as well. */
            SLIGHT_DIFFERENCE,
            /** The difference may be chance, and a large one is not excluded. */
            NOT_ENOUGH_EVIDENCE
        }

        public Inconclusive {
            requireNonNull(reason, "reason is missing");
            evidence = List.copyOf(evidence);
        }

        @Override
        public <T> T fold(
                Function<Distinguishable, T> distinguishable,
                Function<NotDistinguishable, T> notDistinguishable,
                Function<Inconclusive, T> inconclusive) {
            return inconclusive.apply(this);
        }
    }
}
