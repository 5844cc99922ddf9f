package io.plumbline.aggregator.runs;

/**
 * A measurement that belongs to a run.
 *
 * @param <K> the key of the run
 */
public interface RunReading<K> {

    /** The id of the prompt, unique over all runs. */
    String promptId();

    K run();
}
