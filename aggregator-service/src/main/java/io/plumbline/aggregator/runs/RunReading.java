package io.plumbline.aggregator.runs;

/**
 * A reading of a run.
 *
 * @param <K> the run
 */
public interface RunReading<K> {

    /** Its identity, whatever the run. */
    String promptId();

    /** The run that it is part of. */
    K run();
}
