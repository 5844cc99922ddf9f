package io.plumbline.database;

import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Distinguishes a fault of the program, such as a stored value that it cannot read, from a database that is away. Waiting does not
 * end such a fault, so work that meets one is given up after a few attempts, and the record that causes it is found.
 */
final class ProgramFault {

    /** Kinds that no database and no network throws, wherever they come from. */
    private static final List<Class<? extends Throwable>> KINDS = List.of(
            NullPointerException.class,
            ClassCastException.class,
            IllegalArgumentException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            ArrayStoreException.class,
            ArithmeticException.class,
            NoSuchElementException.class,
            UnsupportedOperationException.class,
            ConcurrentModificationException.class,
            DateTimeException.class,
            UncheckedIOException.class,
            StackOverflowError.class,
            AssertionError.class,
            NoResultException.class,
            NonUniqueResultException.class);

    private static final String OURS = "io.plumbline.";

    private ProgramFault() {}

    /** Whether the first cause of a failure is a fault of the program. */
    static boolean is(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && cause.getCause() != cause && depth < 50; depth++) {
            if (isKnown(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return isKnown(cause)
                || (cause instanceof RuntimeException && !(cause instanceof ConflictException) && isThrownByUs(cause));
    }

    private static boolean isKnown(Throwable cause) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    /** Other exceptions are faults if our code throws them: libraries throw some of these kinds for a connection that is gone. */
    private static boolean isThrownByUs(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java."))
                .findFirst()
                .filter(name -> name.startsWith(OURS))
                .isPresent();
    }
}
