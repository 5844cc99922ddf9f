package io.plumbline.events.prompt;

import java.util.Optional;

/**
 * What an answer is for besides the rates of its series.
 *
 * @param gold what is right about the answer, if people have labelled it; the answer then measures the judge
 * @param round the round that it is part of; empty if questions do not come in rounds, as in production
 * @param canary its part in the comparison of a model with its baseline
 */
public record PromptPurpose(Optional<Gold> gold, Optional<Round> round, Optional<Canary> canary) {

    /** For the rates alone. */
    public static final PromptPurpose RATES = new PromptPurpose(Optional.empty(), Optional.empty(), Optional.empty());

    public PromptPurpose {
        gold = gold == null ? Optional.empty() : gold;
        round = round == null ? Optional.empty() : round;
        canary = canary == null ? Optional.empty() : canary;
    }

    public static PromptPurpose calibration(Gold gold) {
        return new PromptPurpose(Optional.of(gold), Optional.empty(), Optional.empty());
    }

    public static PromptPurpose of(Round round) {
        return new PromptPurpose(Optional.empty(), Optional.of(round), Optional.empty());
    }

    public static PromptPurpose of(Canary canary) {
        return new PromptPurpose(Optional.empty(), Optional.empty(), Optional.of(canary));
    }
}
