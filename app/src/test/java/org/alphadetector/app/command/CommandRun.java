package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.alphadetector.app.Alpha;
import org.alphadetector.app.exit.StopSignal;

/** One run of the command line in this process: its exit code and what it wrote. */
public record CommandRun(int exitCode, String out, String err) {

    public static CommandRun run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Alpha.commandLine(new StopSignal())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
