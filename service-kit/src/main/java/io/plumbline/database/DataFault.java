package io.plumbline.database;

import java.sql.SQLException;
import java.util.Set;

/**
 * Distinguishes data that the database can never store from a database that is away. The first is given up, and the second is
 * awaited. An unknown failure is awaited, because waiting loses no data.
 */
public final class DataFault {

    /**
     * SQLSTATE classes: cardinality violation, data exception, integrity violation, violation of a view's check, program limit
     * (such as a key too long for its index).
     */
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "44", "54");

    /** There is no partition of the table for the row. */
    private static final String MISSING_DAY = "23514";

    private DataFault() {}

    public static boolean is(Throwable failure) {
        String state = state(failure);
        return state.length() > 1 && CLASSES.contains(state.substring(0, 2));
    }

    /** Whether the partition for an answer's day does not exist. It can be created. */
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
