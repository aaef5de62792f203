package io.limpid.cli;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.registry.Metrics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code limpid metrics}: what the registry of metrics holds. */
@Command(
        name = "metrics",
        description =
                "Lists every metric with what it means, which direction is good, what it needs, its parameters, their"
                        + " defaults, and the paper.",
        footer = {"  limpid metrics", "  limpid metrics --json"})
final class MetricsCommand implements Callable<Integer> {
    private static final List<String> TITLES =
            List.of("metric", "family", "better", "needs", "what it says", "parameters", "paper");

    private final Console console;

    @ArgGroup(exclusive = true)
    Listing.Form form = new Listing.Form();

    MetricsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(form.print(new Listing(
                TITLES, Metrics.all().stream().map(MetricsCommand::entry).toList())));
        return Failure.DONE;
    }

    private static Listing.Entry entry(MetricEntry entry) {
        List<Listing.Fact> facts = List.of(
                Listing.Fact.keyed("family", entry.property().text()),
                Listing.Fact.keyed("better", entry.direction().text()),
                Listing.Fact.keyed("needs", needs(entry)),
                Listing.Fact.sentence("meaning", entry.meaning()),
                Listing.Fact.sentence("paper", entry.paper()));
        return new Listing.Entry(entry.name(), entry.create().spec(), facts, entry.parameters());
    }

    private static String needs(MetricEntry entry) {
        String needs = entry.needs().stream().sorted().map(Need::text).collect(Collectors.joining(", "));
        return needs.isEmpty() ? "nothing" : needs;
    }
}
