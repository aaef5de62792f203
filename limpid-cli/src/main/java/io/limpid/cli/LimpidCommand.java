package io.limpid.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code limpid} itself: says what there is. */
@Command(
        name = "limpid",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what an image classifier (CNN, as ONNX) looked at.",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limpid demo",
            "  limpid explain model.onnx photo.jpg",
            "  limpid inspect model.onnx",
            "  limpid evaluate model.onnx photos/ -m grad-cam --metric deletion-auc",
            "",
            "Exit codes: 0 all done, 1 some input failed, 2 wrong usage, 3 a --fail-if condition holds."
        })
final class LimpidCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    boolean debug;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given; " + known(spec));
    }

    /** Says which commands there are. */
    static String known(CommandSpec spec) {
        return "commands are " + String.join(", ", spec.subcommands().keySet());
    }
}
