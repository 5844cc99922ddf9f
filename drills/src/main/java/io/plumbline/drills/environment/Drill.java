package io.plumbline.drills.environment;

/** Something that is done to the product, or asked of it, and what must come of it. */
public interface Drill {

    /** By which it is chosen: lower case words with dashes. */
    String name();

    /** What is done, in words. */
    String done();

    String expected();

    /**
     * Does it and says what was found; ends within a bounded time.
     *
     * @throws DrillFailure if the fault is not undone in time
     */
    Result carryOut(DrillEnvironment environment);

    /**
     * What was found.
     *
     * @param held whether it is what must be found
     * @param found in words
     */
    record Result(boolean held, String found) {}
}
