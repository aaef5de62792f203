package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.folder.OutputFolder.Existing;
import io.limpid.cli.input.Inputs;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.request.MethodChoice;
import io.limpid.method.Methods;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limpid explain}: a raw attribution and a picture for each image, method and target. */
@Command(
        name = "explain",
        description = "Explains photos: writes a picture and the raw numbers for each image, method and target.",
        footer = {
            "  limpid explain model.onnx dog.jpg",
            "  limpid explain model.onnx photos/ -m grad-cam -m saliency -t top5 -o out",
            "  limpid explain model.onnx dog.jpg -m 'layer-cam(layer=/features/11)' -t 'golden retriever-tabby'",
            "  limpid explain model.onnx dog.jpg -m layer-cam -l stages",
            "  limpid explain model.onnx input.npy -t 207 --json",
            "  limpid explain model.onnx dog.jpg --boxes",
            "  limpid explain model.onnx photos/ -o out --resume"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = {
                "Photos (JPEG, PNG, WebP, TIFF, GIF, BMP), or folders of them.",
                "A .npy file is a float32 tensor [N,C,H,W] or [C,H,W] that is preprocessed already."
            })
    List<Path> images = List.of();

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = {
                "How to explain: a name, or a name with parameters - grad-cam(layer=auto). May be given several times.",
                "`limpid methods` lists all. Default: grad-cam."
            })
    List<String> methods = List.of();

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many images to explain in one run of the model. Default: ${DEFAULT-VALUE}.")
    int batch = 1;

    @Option(
            names = "--resume",
            description = {
                "Go on with a run that was ended before it was done: what it has written is taken over, and the rest"
                        + " explained; what failed is tried again.",
                "Model, methods, target and options must be the same; only --batch may differ."
            })
    boolean resume;

    @Mixin
    WorkOptions options = new WorkOptions();

    /** A command that speaks on a console. */
    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (batch < 1) {
            throw new UsageException("--batch is " + batch + "; it must be 1 or more");
        }
        Existing existing = existing();
        Colors colors = Colors.parse(options.colors);
        Boxes boxes = Boxes.parse(options.boxes);
        List<String> wanted = methods.isEmpty() ? List.of(Methods.standard()) : methods;
        MethodChoice choice = MethodChoice.of(wanted, options.sweep());
        ExplainRun run =
                ExplainRun.prepare(console, model, new ExplainRun.Wish(Inputs.of(images), choice, options.target));
        run.requireRoomFor(batch);
        try (OutputFolder folder =
                        OutputFolder.prepare(options.output, run.plan().files(), existing);
                ResultJournal journal = ResultJournal.open(folder, existing, RunParameters.of(run, colors, boxes))) {
            return explain(run, boxes, new ResultFiles(folder, colors), journal);
        }
    }

    private int explain(ExplainRun run, Boxes boxes, ResultFiles files, ResultJournal journal) {
        OutputFolder folder = files.folder();
        EarlierResults earlier = EarlierResults.of(journal, run.plan());
        if (images.stream().anyMatch(folder::isAt)) {
            console.warn("the results go where the images are: another run there, and --resume, would take them for"
                    + " images; choose another folder with -o");
        }
        folder.removeManifest();
        Results results = run.explain(boxes, files.andThen(journal), batch, earlier);
        int exitCode = run.conclude(Manifest.of("explain", run, results), folder, results);
        journal.conclude(results, console);
        options.print(folder, console);
        return exitCode;
    }

    private Existing existing() {
        if (resume && options.force) {
            throw new UsageException("--resume keeps what --force makes anew; give one of them");
        }
        return resume ? Existing.RESUME : options.existing();
    }
}
