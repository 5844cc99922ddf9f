package io.plumbline.drills.ground;

/** Something that is done to the product, or asked of it, and what must come of it. */
public interface Drill {

    /** By which it is chosen: lower case words with dashes. */
    String name();

    /** What is done, in words. */
    String done();

    /** What must be found. */
    String expected();

    /**
     * Does it and says what was found; ends within a bounded time.
     *
     * @throws DrillFailure where what was done is not undone in time
     */
    Result carryOut(Ground ground);

    /**
     * What was found.
     *
     * @param held whether it is what must be found
     * @param found in words
     */
    record Result(boolean held, String found) {}
}
