package io.plumbline.cli;

import io.plumbline.cli.admin.AlarmsCommand;
import io.plumbline.cli.admin.AnswersCommand;
import io.plumbline.cli.admin.ApplyCommand;
import io.plumbline.cli.admin.AuditCommand;
import io.plumbline.cli.admin.CompareCommand;
import io.plumbline.cli.admin.ConsoleCommand;
import io.plumbline.cli.admin.KeysCommand;
import io.plumbline.cli.admin.ModelsCommand;
import io.plumbline.cli.admin.RebuildCommand;
import io.plumbline.cli.admin.SchedulesCommand;
import io.plumbline.cli.local.DemoCommand;
import io.plumbline.cli.local.DevCommand;
import io.plumbline.cli.local.UpCommand;
import io.plumbline.cli.probe.ProbeCommand;
import io.plumbline.cli.probe.ProbesCommand;
import io.plumbline.cli.probe.QuestionsCommand;
import io.plumbline.cli.proof.BenchCommand;
import io.plumbline.cli.proof.DrillCommand;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.local.process.LaunchFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command line. */
@Command(
        name = "plumbline",
        description = "Watches fine-tuned language models for emergent misalignment.",
        mixinStandardHelpOptions = true,
        version = "plumbline 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "With the sources, 'plumbline test MODULE' runs the tests of one module."},
        subcommands = {
            DemoCommand.class,
            ConsoleCommand.class,
            UpCommand.class,
            DevCommand.class,
            ProbeCommand.class,
            ProbesCommand.class,
            CompareCommand.class,
            QuestionsCommand.class,
            RebuildCommand.class,
            AlarmsCommand.class,
            BenchCommand.class,
            DrillCommand.class,
            ModelsCommand.class,
            ApplyCommand.class,
            SchedulesCommand.class,
            AnswersCommand.class,
            KeysCommand.class,
            AuditCommand.class
        })
public final class Plumbline {

    private Plumbline() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command; every failure is one line on standard error. */
    static int run(String... arguments) {
        return new CommandLine(new Plumbline())
                .setParameterExceptionHandler(Plumbline::onBadArguments)
                .setExecutionExceptionHandler(Plumbline::onFailure)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                // An option's value such as @body.json names a file that the option reads by itself.
                .setExpandAtFiles(false)
                .execute(arguments);
    }

    private static int onBadArguments(CommandLine.ParameterException failure, String[] arguments) {
        return tell(failure.getCommandLine(), failure.getMessage());
    }

    private static int onFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandFailure || failure instanceof LaunchFailure) {
            return tell(command, failure.getMessage());
        }
        failure.printStackTrace(command.getErr());
        return ExitCodes.ERROR;
    }

    private static int tell(CommandLine command, String message) {
        command.getErr().println("plumbline: " + TerminalText.line(message));
        return ExitCodes.ERROR;
    }
}
