package io.plumbline.statistics.identity;

import java.util.List;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/** Whether a model can be told from its baseline. */
public sealed interface IdentityVerdict {

    /** What led to it: one entry for each measure that could compare enough prompts, the sharper one first. */
    List<Evidence> evidence();

    /** Does one of three things. */
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

    /** Neither can be claimed. */
    record Inconclusive(Reason reason, List<Evidence> evidence) implements IdentityVerdict {

        /** Why neither can be claimed. */
        public enum Reason {
            /** Too many calls failed. */
            TOO_FEW_ANSWERS,
            /** A side disagrees with itself so much that a difference could hide in it. */
            UNSTABLE_ANSWERS,
            /** There is a difference that is not chance, but one that other hardware would make too. */
            SLIGHT_DIFFERENCE,
            /** What was seen may be chance, and too large a difference is not excluded. */
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
