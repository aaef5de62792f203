package io.limpid.cli;

import io.limpid.Version;
import io.limpid.cli.compile.CompileCommand;
import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.evaluate.EvaluateCommand;
import io.limpid.cli.explain.CompareCommand;
import io.limpid.cli.explain.ExplainCommand;
import io.limpid.cli.inspect.InspectCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the command line. */
public final class Main {
    private static final String HELP = "help";
    private static final int HELP_WIDTH = 100;
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z]{2,}://");

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs a command.
     *
     * @param out receives results: JSON, tables
     * @param err receives what is for people
     * @return 0 if all is done, 1 if some input failed, 2 for wrong usage
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        boolean wantsTraces = Arrays.asList(args).contains("--debug");
        return new Main(new Console(out, err, wantsTraces ? Console.Debug.ON : Console.Debug.OFF)).run(args);
    }

    private int run(String[] args) {
        int exitCode = execute(args);
        console.err().flush();
        if (console.out().checkError()) {
            console.err()
                    .println("limpid: what was printed did not arrive in full: the disk is full, or who reads it went"
                            + " away; print to another file or program");
            return exitCode == Failure.DONE ? Failure.INPUT_FAILED : exitCode;
        }
        return exitCode;
    }

    private int execute(String[] args) {
        try {
            CommandLine line = commandLine();
            return line.execute(withoutHelpWord(line, args));
        } catch (Throwable failure) {
            return report(failure);
        }
    }

    /** Returns {@code explain --help} for {@code help explain}, and a command that is none as it stands, to be refused. */
    private static String[] withoutHelpWord(CommandLine line, String... args) {
        if (args.length == 0 || !args[0].equals(HELP)) {
            return args;
        }
        String about = args.length == 1 ? HELP : args[1];
        if (about.equals(HELP) || about.startsWith("-")) {
            return new String[] {"--help"};
        }
        return line.getSubcommands().containsKey(about) ? new String[] {about, "--help"} : new String[] {about};
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new LimpidCommand());
        line.addSubcommand(new ExplainCommand(console));
        line.addSubcommand(new CompareCommand(console));
        line.addSubcommand(new InspectCommand(console));
        line.addSubcommand(new CompileCommand(console));
        line.addSubcommand(new EvaluateCommand(console));
        line.addSubcommand(new MethodsCommand(console));
        line.addSubcommand(new MetricsCommand(console));
        line.addSubcommand(new DemoCommand(console));
        line.getCommandSpec().version("limpid " + Version.current());
        return line.registerConverter(Path.class, Main::path)
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setExpandAtFiles(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler((failure, command, result) -> report(failure));
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the path is empty; give one, and look whether a variable is not set");
        }
        if (ADDRESS.matcher(text).lookingAt()) {
            throw new TypeConversionException(
                    "'" + text + "' is an address, and nothing is fetched; download it and give the file's path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path that this system can open (" + e.getReason()
                    + "); rename it, or where names are not ASCII, set LC_ALL to a locale of UTF-8");
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    private int misused(ParameterException failure, String[] args) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println("limpid: " + message(failure));
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        err.println("`" + command + " --help` shows what is allowed");
        if (console.debug() == Console.Debug.ON) {
            failure.printStackTrace(err);
        }
        return Failure.WRONG_USAGE;
    }

    private static String message(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? UnknownWord.problem(unmatched)
                : String.valueOf(failure.getMessage());
    }

    private int report(Throwable failure) {
        console.fail("", failure);
        return Failure.exitCode(failure);
    }
}
