package io.limpid.cli;

import io.limpid.message.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a word of the command line that nothing takes, and what may be meant. */
final class UnknownWord {
    private UnknownWord() {}

    static String problem(UnmatchedArgumentException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String word = failure.getUnmatched().get(0);
        if (failure.isUnknownOption()) {
            String option = word.split("=", 2)[0];
            return failure.getMessage()
                    + DidYouMean.question(option, command.optionsMap().keySet());
        }
        if (command.parent() == null) {
            return "there is no command " + word
                    + DidYouMean.question(word, command.subcommands().keySet()) + " The "
                    + LimpidCommand.known(command);
        }
        return String.valueOf(failure.getMessage());
    }
}
