package io.limpid.cli.inspect;

import io.limpid.backward.Backward.Planned;
import io.limpid.cli.console.Table;
import io.limpid.cli.input.LoadedModel;
import io.limpid.cli.inspect.Inspection.Finding;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Outputs;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an inspection for people. */
record InspectionText(Inspection inspection) {
    String print(List<MethodPlan> plans) {
        return facts() + "\n" + layers() + "\n" + support()
                + plans.stream().map(this::plan).collect(Collectors.joining());
    }

    private String facts() {
        LoadedModel model = inspection.model();
        Table facts = new Table("");
        facts.row(
                "model", model.file() + " (" + model.classifier().model() + ", " + inspection.weights() + " weights)");
        facts.row("sha-256", model.source().digest());
        inspection.file().inputs().forEach(input -> facts.row("input", describe(input)));
        inspection.file().outputs().forEach(output -> facts.row("output", describe(output)));
        facts.row(
                "operators",
                inspection.operators().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        facts.row("scores", inspection.head());
        facts.row(
                "labels",
                model.labels().source() + " (" + model.labels().value().size() + " classes)");
        Outputs outputs = inspection.network().outputs();
        if (!outputs.arePlain()) {
            facts.row("targets", places(outputs));
        }
        facts.row("preprocessing", model.preprocessing().text());
        return facts.toString();
    }

    private static String places(Outputs outputs) {
        String first = String.join(",", Collections.nCopies(outputs.sizes().rank(), "0"));
        return outputs.count() + " numbers of sizes " + outputs.sizes() + ", " + outputs.classes() + " classes at "
                + outputs.count() / outputs.classes() + " places; any of them can be explained: -t '[" + first
                + "]' is the first";
    }

    private String describe(Value value) {
        return value.name() + " " + inspection.type(value);
    }

    private String layers() {
        Finding<Layer> auto = inspection.auto();
        Table table = new Table("");
        table.row("  layer", "operator", "shape");
        for (Layer layer : inspection.network().spatialLayers()) {
            boolean chosen =
                    auto.found().filter(a -> a.value().equals(layer.value())).isPresent();
            table.row(
                    (chosen ? "* " : "  ") + layer.name(),
                    inspection.operator(layer),
                    layer.shape().toString());
        }
        String choice = auto.found()
                .map(layer -> "* auto takes " + layer.name() + ": " + layer.reason())
                .orElse("auto finds no layer: " + auto.problem());
        return table + choice + "\n";
    }

    private String support() {
        Finding<List<Planned>> toInput = inspection.toInput();
        return toInput.found()
                .map(path -> "a gradient reaches the input, across " + path.size()
                        + " nodes; methods that need one can be used\n")
                .orElse("no gradient reaches the input: " + toInput.problem() + "\n");
    }

    private String plan(MethodPlan plan) {
        String title = "\n" + plan.request().method().spec() + "\n";
        if (plan.rules().found().isEmpty()) {
            return title + "  cannot be used: " + plan.rules().problem() + "\n";
        }
        List<Planned> rules = plan.rules().found().get();
        String where = plan.layer()
                .found()
                .map(layer -> "  looks at " + layer.name() + "\n")
                .orElse("");
        return title
                + where
                + (rules.isEmpty() ? "  no single backward pass: it runs the model many times\n" : rules(rules));
    }

    private static String rules(List<Planned> rules) {
        Table table = new Table("  ").row("node", "operator", "rule");
        rules.forEach(planned -> table.row(
                planned.node().label(),
                Inspection.operator(planned.node()),
                planned.rule().toString()));
        return table.toString();
    }
}
