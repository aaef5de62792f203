package io.limpid.cli;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code limpid methods}: what the registry of methods holds. */
@Command(
        name = "methods",
        description = "Lists every method with its parameters, their defaults, and the paper.",
        footer = {"  limpid methods", "  limpid methods --json"})
final class MethodsCommand implements Callable<Integer> {
    private static final List<String> TITLES = List.of("method", "what it shows", "parameters", "paper");

    private final Console console;

    @ArgGroup(exclusive = true)
    Listing.Form form = new Listing.Form();

    MethodsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(form.print(new Listing(
                TITLES, Methods.all().stream().map(MethodsCommand::entry).toList())));
        return Failure.DONE;
    }

    private static Listing.Entry entry(MethodEntry entry) {
        return new Listing.Entry(
                entry.name(),
                entry.create().spec(),
                List.of(
                        Listing.Fact.sentence("summary", entry.summary()),
                        Listing.Fact.sentence("paper", entry.paper())),
                entry.parameters());
    }
}
