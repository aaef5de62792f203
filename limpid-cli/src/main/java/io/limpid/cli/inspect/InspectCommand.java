package io.limpid.cli.inspect;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Json;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.request.Request;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid inspect}: what a model is made of, and what can be explained of it. */
@Command(
        name = "inspect",
        description = "Shows a model's layers, its head, what is supported, and which rule falls on which node.",
        footer = {
            "  limpid inspect model.onnx",
            "  limpid inspect model.onnx -m guided-backprop",
            "  limpid inspect model.onnx --json"
        })
public final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "Show which rule falls on which node. May be given several times.")
    List<String> methods = List.of();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** A command that speaks on a console. */
    public InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Request> requests = Request.parse(methods);
        Inspection inspection = new Inspection(model.load(List.of()));
        List<MethodPlan> plans = requests.stream()
                .map(request -> MethodPlan.of(request, inspection.network()))
                .toList();
        console.print(
                json ? Json.print(InspectionJson.of(inspection, plans)) : new InspectionText(inspection).print(plans));
        boolean failed = plans.stream().anyMatch(plan -> plan.rules().found().isEmpty());
        return failed ? Failure.INPUT_FAILED : Failure.DONE;
    }
}
