package org.alphadetector.app.exit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says every error in one sentence on stderr; a stack trace goes to a file that the sentence names. */
public final class ErrorSentences implements IParameterExceptionHandler, IExecutionExceptionHandler {
    public static final int FAILURE = 1;
    public static final int MISTAKE = 2;

    private final StopSignal stop;

    public ErrorSentences(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String unknown = mistake instanceof MissingParameterException ? unknownOption(command, args) : "";
        if (!unknown.isEmpty()) {
            say(command, "Unknown option: '" + unknown + "'; see '" + name + " --help'.");
            return MISTAKE;
        }
        say(command, oneLine(mistake) + "; see '" + name + " --help'.");
        return MISTAKE;
    }

    /** The first option that the command does not have: a slip in a name makes the right name look missing. */
    private static String unknownOption(CommandLine command, String[] args) {
        for (String arg : args) {
            String name = arg.split("=", 2)[0];
            if (name.startsWith("--")
                    && name.length() > 2
                    && command.getCommandSpec().findOption(name) == null) {
                return name;
            }
        }
        return "";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (stop.isRaised()) {
            return command.getCommandSpec().exitCodeOnSuccess();
        }
        if (failure instanceof UserMistake) {
            say(command, oneLine(failure));
            return MISTAKE;
        }
        if (failure instanceof CommandFailure) {
            say(command, oneLine(failure));
            return FAILURE;
        }
        say(
                command,
                isDiskFull(failure)
                        ? "the disk is full (" + oneLine(failure) + "); free some space, then give the"
                                + " same command again."
                        : unexpected(failure));
        return FAILURE;
    }

    /** Java has no exception of its own for it; it passes on what the system says, and so does Postgres. */
    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    /** The rest of a sentence about a failure that nobody foresaw; writes the trace to the file that it names. */
    public static String unexpected(Throwable failure) {
        return "failed unexpectedly (" + oneLine(failure) + "); " + whereTheTraceIs(failure);
    }

    private static void say(CommandLine command, String sentence) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        command.getErr().flush();
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String whereTheTraceIs(Throwable failure) {
        try {
            Path file = Files.createTempFile("alpha-failure-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(writer);
            }
            return "the log is " + file + '.';
        } catch (IOException e) {
            return "its log could not be written: " + oneLine(e) + '.';
        }
    }
}
