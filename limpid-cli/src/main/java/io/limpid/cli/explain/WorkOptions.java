package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.request.LayerOptions;
import io.limpid.evaluation.Sweep;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that write explanations to a folder. */
final class WorkOptions {
    @Mixin
    LayerOptions layers = new LayerOptions();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "TARGET",
            defaultValue = "top1",
            description = {
                "What to explain: top1, top5, a class index, a label, or A-B for the difference of two classes.",
                "Where the model gives its classes at many places: LABEL[row,column], or [class,row,column].",
                "Default: ${DEFAULT-VALUE}."
            })
    String target = "top1";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "limpid-out",
            description = "Folder for the results, made if it is not there. Default: ${DEFAULT-VALUE}.")
    Path output = Path.of("limpid-out");

    @Option(
            names = "--colors",
            paramLabel = "NAME",
            description = {
                "Colours of the heatmaps: ${COMPLETION-CANDIDATES}.",
                "Default: by method - positive maps in turbo, signed maps in blue-white-red."
            },
            completionCandidates = Colors.Names.class)
    Optional<String> colors = Optional.empty();

    @Option(
            names = "--boxes",
            arity = "0..1",
            paramLabel = "SHARE",
            preprocessor = Boxes.JoinedOnly.class,
            description = {
                "Localise the object: a box around the largest connected region where the heatmap is at least this"
                        + " share of its maximum, drawn and written to the manifest in pixels of the photo.",
                "Without =SHARE: 0.15, as in the Grad-CAM paper."
            })
    Optional<String> boxes = Optional.empty();

    @Option(names = "--force", description = "Overwrite results of earlier runs.")
    boolean force;

    @Option(names = "--json", description = "Print the manifest to standard output.")
    boolean json;

    /**
     * Returns the layers at which methods look that do not say for themselves.
     *
     * @throws UsageException if the option names none
     */
    Sweep sweep() {
        return layers.sweep();
    }

    void print(OutputFolder folder, Console console) {
        if (json) {
            console.print(folder.resolve(OutputFolder.MANIFEST));
        }
    }

    OutputFolder.Existing existing() {
        return OutputFolder.Existing.of(force);
    }
}
