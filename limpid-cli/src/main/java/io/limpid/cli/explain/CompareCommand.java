package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.FileNames;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.Inputs;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.request.MethodChoice;
import io.limpid.evaluation.Sweep;
import io.limpid.heatmap.ContactSheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limpid compare}: several methods on one image, on one contact sheet. */
@Command(
        name = "compare",
        description = "Shows what several methods make of one image, on one contact sheet.",
        footer = {
            "  limpid compare model.onnx dog.jpg",
            "  limpid compare model.onnx dog.jpg -m grad-cam -m layer-cam -m saliency -t 207",
            "  limpid compare model.onnx dog.jpg -m layer-cam -l each"
        })
public final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Parameters(index = "1", paramLabel = "IMAGE", description = "A photo, or a .npy tensor of one image.")
    Path image = Path.of("");

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "Methods to compare; may be given several times. Default: a varied handful.")
    List<String> methods = List.of();

    @Mixin
    WorkOptions options = new WorkOptions();

    /** A command that speaks on a console. */
    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Colors colors = Colors.parse(options.colors);
        Boxes boxes = Boxes.parse(options.boxes);
        Sweep layers = options.sweep();
        MethodChoice choice = methods.isEmpty() ? MethodChoice.handful(layers) : MethodChoice.of(methods, layers);
        ExplainRun run = ExplainRun.prepare(console, model, new ExplainRun.Wish(only(image), choice, options.target));
        String sheetFile = sheetFile(run.plan());
        List<String> files = new ArrayList<>(run.plan().files());
        files.add(sheetFile);
        try (OutputFolder folder = OutputFolder.prepare(options.output, files, options.existing())) {
            folder.removeManifest();
            return compare(run, boxes, new Drawing(folder, sheetFile, colors));
        }
    }

    /**
     * Where the sheet goes.
     *
     * @param file its name
     */
    private record Drawing(OutputFolder folder, String file, Colors colors) {}

    private int compare(ExplainRun run, Boxes boxes, Drawing to) {
        ComparisonSheet collected = new ComparisonSheet(to.colors());
        Results results = run.explain(boxes, new ResultFiles(to.folder(), to.colors()).andThen(collected), 1);
        Optional<ContactSheet> sheet = collected.draw(run.plan(), title(run));
        sheet.ifPresent(drawn -> to.folder().write(to.file(), drawn::write));
        Manifest manifest = Manifest.of("compare", run, results);
        Manifest complete = sheet.isPresent() ? manifest.withSheet(to.file()) : manifest;
        int exitCode = run.conclude(complete, to.folder(), results);
        sheet.ifPresent(drawn -> console.say("sheet: " + to.folder().resolve(to.file())));
        options.print(to.folder(), console);
        return exitCode;
    }

    private static List<Input> only(Path image) {
        List<Input> inputs = Inputs.of(List.of(image));
        if (inputs.size() != 1) {
            throw new UsageException(image + " holds " + inputs.size()
                    + " images; compare takes one. `limpid explain` takes any number");
        }
        return inputs;
    }

    private static String sheetFile(Plan plan) {
        return FileNames.safe(plan.inputs().get(0).stem()) + ".compare."
                + FileNames.safe(plan.target().text()) + ".png";
    }

    private static String title(ExplainRun run) {
        return run.model().file().getFileName() + ", " + run.plan().target().text();
    }
}
