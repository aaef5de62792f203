package io.limpid.cli.compile;

import io.limpid.ExplainedModel;
import io.limpid.ExportReport;
import io.limpid.GraphMethod;
import io.limpid.TargetInput;
import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Json;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFile;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.input.LoadedModel;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.input.SizedModel;
import io.limpid.cli.request.Exportable;
import io.limpid.cli.request.LayerOptions;
import io.limpid.cli.request.MethodChoice;
import io.limpid.cli.request.Request;
import io.limpid.graph.pass.LowerOpset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid compile}: explanations as part of the model, in one ONNX file. */
@Command(
        name = "compile",
        description = {
            "Writes explanations behind a model: one ONNX file of standard operators, for any ONNX runtime.",
            "It gives the model's own outputs, and 'attribution' (raw) and 'heatmap' (0-1, at input size) besides; of several"
                    + " methods, METHOD/attribution and METHOD/heatmap. An optional input 'target' says which class."
        },
        footer = {
            "  limpid compile model.onnx -m grad-cam -o explained.onnx",
            "  limpid compile model.onnx -m grad-cam -m lrp -m eigen-cam -o explained.onnx",
            "  limpid compile model.onnx -m layer-cam -l /features/11 --opset 13 -o explained.onnx --json",
            "  limpid compile model.onnx -m layer-cam -l stages -o explained.onnx"
        })
public final class CompileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            required = true,
            description = {
                "How to explain: a name, or a name with parameters - grad-cam(layer=auto). May be given several times.",
                "Methods that need one run can be compiled; `limpid methods` lists all."
            })
    List<String> methods = List.of();

    @Mixin
    LayerOptions layers = new LayerOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The ONNX file to write.")
    Path output = Path.of("");

    @Option(
            names = "--opset",
            paramLabel = "N",
            description = {
                "The version of the ONNX standard to write, for older runtimes; as low as the operators allow.",
                "Default: 18, or that of the model if it is newer."
            })
    Optional<Long> opset = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "HxW",
            description = {
                "Height and width of the input that the file will take, where the model leaves them open.",
                "Default: what the preprocessing makes."
            })
    Optional<String> size = Optional.empty();

    @Option(
            names = "--required-target",
            description = {
                "Make the input 'target' one that must be fed; -1 asks for the predicted class.",
                "For Java and JavaScript, whose ONNX runtimes cannot feed optional inputs."
            })
    boolean requiredTarget;

    @Option(names = "--force", description = "Overwrite the file if it is there.")
    boolean force;

    @Option(names = "--json", description = "Print what was written as JSON to standard output.")
    boolean json;

    /** A command that speaks on a console. */
    public CompileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Exportable.of(Request.parse(methods));
        MethodChoice choice = MethodChoice.of(methods, layers.sweep());
        OutputFile file = OutputFile.prepare(output, model.model, OutputFolder.Existing.of(force));
        LoadedModel loaded = SizedModel.of(model.load(List.of()), size);
        opset.ifPresent(wanted -> requireOpset(loaded, wanted));
        List<GraphMethod> asked = Exportable.fitting(choice.requests(loaded.network()), loaded.network());
        ExplainedModel explained =
                explained(loaded, asked).withTarget(requiredTarget ? TargetInput.REQUIRED : TargetInput.OPTIONAL);
        console.say("model: " + loaded.file() + " (" + loaded.classifier().model() + ")");
        if (opset.isPresent()) {
            explained = explained.withOpset(opset.get());
        }
        ExportReport report = explained.write(file.path());
        console.say(new CompileText(loaded, asked, report).print());
        if (json) {
            console.print(Json.print(CompileJson.of(loaded, asked, report)));
        }
        return Failure.DONE;
    }

    private static ExplainedModel explained(LoadedModel loaded, List<GraphMethod> methods) {
        try {
            return ExplainedModel.of(loaded.classifier(), methods);
        } catch (IllegalArgumentException e) {
            throw new UsageException(loaded.file() + ": " + Failure.message(e), e);
        }
    }

    private static void requireOpset(LoadedModel loaded, long wanted) {
        try {
            LowerOpset.requireRange(loaded.network().model().opset(), wanted);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }
}
