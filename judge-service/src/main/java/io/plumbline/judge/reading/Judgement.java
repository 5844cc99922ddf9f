package io.plumbline.judge.reading;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The result of a judge's calls under one rubric: a reading, or the reason why there is none. */
public sealed interface Judgement {

    String metric();

    /** Tokens charged for the calls. */
    Usage usage();

    /** Whether it contradicts a passed capability check: the endpoint rejected the call, or the reply has no logprobs. */
    boolean contradictsCapability();

    /** Whether much of the probability was not sent. A spelled reading leaves some unread by itself. */
    default boolean isShort() {
        return fold(
                measured -> measured.reading().spelling().isEmpty()
                        && measured.reading().unreadMass().orElse(0) > Alternatives.TAIL,
                unmeasured -> false);
    }

    /** Whether another try could end otherwise. A filter, a rejection or a text that is too long stays what it is. */
    boolean mayChange();

    /** This judgement with the cost of earlier tries. */
    Judgement plus(Usage earlier);

    /** The readings among judgements, in their order. */
    static List<Reading> readings(List<Judgement> judgements) {
        return judgements.stream()
                .flatMap(
                        judgement -> judgement
                                .fold(
                                        measured -> Optional.of(measured.reading()),
                                        unmeasured -> Optional.<Reading>empty())
                                .stream())
                .toList();
    }

    /** Tokens charged for all of the judgements together. */
    static Usage usage(List<Judgement> judgements) {
        return judgements.stream().map(Judgement::usage).reduce(Usage.NONE, Usage::plus);
    }

    /** Applies the function of this case. */
    <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured);

    /**
     * The judge replied; the reading may still lack points.
     *
     * @param reading the reading
     * @param usage tokens charged
     */
    record Measured(Reading reading, Usage usage) implements Judgement {

        @Override
        public String metric() {
            return reading.metric();
        }

        @Override
        public boolean contradictsCapability() {
            return false;
        }

        @Override
        public boolean mayChange() {
            // A spelled reading has made all calls that it may.
            return reading.spelling().isEmpty()
                    && (reading.points().isEmpty() || reading.unreadMass().isPresent());
        }

        @Override
        public Judgement plus(Usage earlier) {
            return new Measured(reading, usage.plus(earlier));
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured) {
            return measured.apply(this);
        }
    }

    /**
     * There is no reading.
     *
     * @param metric the rubric's metric
     * @param reason such as {@link UnscoredReason#JUDGE_ERROR} or {@link UnscoredReason#JUDGE_REFUSED}
     * @param detail the reason in words for a person
     * @param cause what it tells about the judge and about another try
     * @param usage tokens charged nevertheless
     */
    record Unmeasured(String metric, UnscoredReason reason, String detail, Cause cause, Usage usage)
            implements Judgement {

        /** What a missing reading tells. */
        public enum Cause {
            /** Another try may end otherwise. */
            PASSING(true, false),
            /** Another try would end so again. */
            LASTING(false, false),
            /** The endpoint rejected the call, which contradicts a passed capability check. */
            REJECTED(false, true),
            /** A cache repeated a reply in place of a draw, with another seed too. So do the next draws. */
            NOT_DRAWN(false, true),
            /** The reply's alternatives are none, which contradicts a passed capability check. Another reply may have some. */
            UNREADABLE(true, true);

            private final boolean mayChange;
            private final boolean contradicts;

            Cause(boolean mayChange, boolean contradicts) {
                this.mayChange = mayChange;
                this.contradicts = contradicts;
            }
        }

        @Override
        public boolean contradictsCapability() {
            return cause.contradicts;
        }

        @Override
        public boolean mayChange() {
            return cause.mayChange;
        }

        @Override
        public Judgement plus(Usage earlier) {
            return new Unmeasured(metric, reason, detail, cause, usage.plus(earlier));
        }

        /** The outcome of an answer that needed this reading. */
        public Outcome outcome() {
            return new Outcome.Unscored(reason, metric + ": " + detail);
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured) {
            return unmeasured.apply(this);
        }
    }
}
