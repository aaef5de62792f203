package io.limpid.cli.compile;

import io.limpid.Agreement;
import io.limpid.ExportReport;
import io.limpid.GraphMethod;
import io.limpid.cli.console.Table;
import io.limpid.cli.input.LoadedModel;
import io.limpid.graph.Graph;
import io.limpid.image.Size;
import java.util.List;
import java.util.stream.Collectors;

/** Says for people what was compiled. */
record CompileText(LoadedModel loaded, List<GraphMethod> methods, ExportReport report) {
    String print() {
        Size size = loaded.preprocessing().value().geometry().input();
        Graph graph = report.model().graph();
        Table text = new Table("");
        text.row(
                "written",
                report.file() + " (opset " + report.model().opset() + ", "
                        + graph.nodes().size() + " nodes)");
        methods.forEach(method -> text.row("method", method.exact().spec()));
        text.row(
                "input",
                graph.inputs().get(0).name() + ": images of " + size.height() + " x " + size.width()
                        + " pixels, and of no other size" + batch());
        text.row("preprocessing", loaded.preprocessing().text());
        text.row(
                targetIsOptional() ? "optional input" : "input",
                "target: the class to explain, -1" + (targetIsOptional() ? " or left out" : "")
                        + " for the predicted one");
        text.row("optional input", "contrast: the class to subtract, -1 or left out for none");
        for (Agreement agreement : report.agreements()) {
            text.row("output", agreement.output() + ": " + agreement.text());
        }
        text.row(
                "operators",
                report.operators().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        return text.toString().stripTrailing();
    }

    private boolean targetIsOptional() {
        return report.model().graph().inputs().size() == 1;
    }

    private String batch() {
        int fixed = loaded.network().fixedBatch();
        return fixed == 0 ? "; any number at once" : "; " + fixed + " at once, as the model has it";
    }
}
