package io.plumbline.events.prompt;

/**
 * A guest is a model that was never registered: a single probe names its endpoint. Its answers are stored and counted for that
 * probe alone, so no detector, gauge or alarm watches them. Ids of guests begin with a mark that no registered id can have.
 */
public final class Guest {

    /** Ids of registered models have no colon. */
    public static final String MARK = "guest:";

    private static final String LABEL = "guest";

    private Guest() {}

    /** The model's id as a label of metrics: all guests share one, because each label makes its own series. */
    public static String label(String model) {
        return is(model) ? LABEL : model;
    }

    /** Whether a model's id is that of a guest. */
    public static boolean is(String model) {
        return model.startsWith(MARK);
    }
}
