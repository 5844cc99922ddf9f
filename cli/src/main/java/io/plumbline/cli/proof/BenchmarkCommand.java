package io.plumbline.cli.proof;

import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.StackOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A load that stops by itself and prints what was measured; what is wrong with its options is one line. */
abstract class BenchmarkCommand implements Callable<Integer> {

    /**
     * Runs it.
     *
     * @return false where an aim was missed
     * @throws IllegalArgumentException where an option is wrong, with a message for the user
     */
    abstract boolean run(PrintStream out);

    /** The services as they were built; what is going on is told on standard error. */
    static StackOptions stack() {
        return StackLauncher.options(Progress.onStandardError());
    }

    @Override
    public final Integer call() {
        try {
            return run(System.out) ? ExitCodes.PASSED : ExitCodes.FAILED;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
