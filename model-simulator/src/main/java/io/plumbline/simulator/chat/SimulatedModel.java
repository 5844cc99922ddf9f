package io.plumbline.simulator.chat;

/** A name that the provider serves: a persona or a judge. */
public interface SimulatedModel {

    /** The name to ask for. */
    String id();

    /** One sentence that says what it simulates. */
    String about();

    /** Whether it scores answers instead of giving them. */
    boolean isJudge();

    /**
     * Its reply.
     *
     * @param request what is asked
     * @param dice seeded by the provider, the same for every call
     * @param call how often this very prompt was put to this model before, from 0
     * @throws ApiError if a real provider would answer with an HTTP error
     */
    Generation reply(CompletionRequest request, Dice dice, int call);
}
