package io.plumbline.cli.proof;

import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.StackOptions;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A command that runs a benchmark and prints its figures. */
abstract class BenchmarkCommand implements Callable<Integer> {

    /**
     * Runs the benchmark.
     *
     * @return false if a target was missed
     * @throws IllegalArgumentException if an option is wrong, with a message for the user
     */
    abstract boolean run(PrintStream out);

    /** The built services; progress goes to standard error. */
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
