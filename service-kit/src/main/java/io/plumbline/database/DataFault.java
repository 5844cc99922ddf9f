package io.plumbline.database;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells data that the database will never take from a database that is away: the first is given up, the second is waited
 * for. What is not known to be the data's fault is waited for, because waiting loses nothing.
 */
public final class DataFault {

    /** SQLSTATE classes: data exception, integrity violation, program limit (such as a key too long for its index). */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    /** A row found no partition. */
    private static final String MISSING_DAY = "23514";

    private DataFault() {}

    public static boolean is(Throwable failure) {
        String state = state(failure);
        return state.length() > 1 && CLASSES.contains(state.substring(0, 2));
    }

    /** Whether the day that an answer is stored under is not there; it can be made. */
    public static boolean isMissingDay(Throwable failure) {
        return state(failure).equals(MISSING_DAY);
    }

    private static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
