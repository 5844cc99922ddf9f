package io.plumbline.aggregator;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells data that the database will never take from a database that is away: the first is given up, the second is waited
 * for. What is not known to be the data's fault is waited for, because waiting loses nothing.
 */
final class DataFault {

    /** SQLSTATE classes: data exception, integrity violation, program limit (such as a key too long for its index). */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private DataFault() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return CLASSES.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
