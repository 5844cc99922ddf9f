package io.plumbline.events.prompt;

import io.plumbline.events.field.Text;

/**
 * Prompts that ask every question of a series once, so that the detectors can weigh all questions equally: they judge a
 * series when a round is whole.
 *
 * @param id unique within the series, at most 200 characters
 * @param size prompts of the series in this round, at least 1
 */
public record Round(String id, int size) {

    private static final int LONGEST_ID = 200;

    public Round {
        Text.required("round.id", id);
        Text.within("length of round.id", id.length(), 1, LONGEST_ID);
        Text.within("round.size", size, 1, Integer.MAX_VALUE);
    }
}
