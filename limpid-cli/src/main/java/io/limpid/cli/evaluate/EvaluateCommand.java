package io.limpid.cli.evaluate;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.input.LoadedModel;
import io.limpid.cli.input.ModelOptions;
import io.limpid.evaluation.Evaluation;
import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.EvaluationRun;
import io.limpid.evaluation.Gate;
import io.limpid.evaluation.Settings;
import io.limpid.evaluation.data.LabelledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limpid evaluate}: methods judged by metrics over a data set. */
@Command(
        name = "evaluate",
        description = {
            "Judges methods by metrics over a data set: writes scores, a summary and a report.",
            "A run that was killed goes on where it stopped when the same command is given again."
        },
        footer = {
            "  limpid evaluate model.onnx photos/ -m grad-cam -m layer-cam --metric deletion-auc --metric insertion-auc",
            "  limpid evaluate model.onnx data.csv -m lrp --metric pointing-game --limit 200 -o out",
            "  limpid evaluate model.onnx photos/ -m layer-cam --layer each --metric deletion-auc",
            "  limpid evaluate model.onnx photos/ --study fg-cam --limit 20",
            "  limpid evaluate model.onnx photos/ -m grad-cam --metric deletion-auc"
                    + " --fail-if 'deletion-auc(grad-cam) > 0.2'"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = {
                "A folder of class folders (each named by a label or index), a folder of pictures, or a CSV file with the"
                        + " columns path, and if known label, box and mask.",
                "Pictures are photos, or .npy files with one tensor that is preprocessed already.",
                "Paths are relative to the CSV file; boxes are 'xmin ymin xmax ymax' in pixels of the photo, with ; between."
            })
    Path data = Path.of("");

    @Mixin
    EvaluateOptions options = new EvaluateOptions();

    /** A command that speaks on a console. */
    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LabelledImages images = asked(() -> options.choose(LabelledImages.of(data)));
        Settings settings = asked(options::settings);
        LoadedModel loaded = model.load(List.of());
        EvaluateOptions.Wish wish = asked(() -> options.wish(loaded.network()));
        options.requireFitting(wish, loaded.network());
        Evaluation evaluation = Evaluation.ofAll(loaded.classifier(), wish.contenders(), wish.yardsticks())
                .with(settings);
        try (EvaluationFolder folder = EvaluationFolder.prepare(options.output, options.existing());
                EvaluationRun run = asked(() -> evaluation.open(images, folder.journal()))) {
            introduce(loaded, images);
            return conclude(run, wish, folder);
        }
    }

    /** Returns what is asked for; what cannot be is wrong usage. */
    private static <T> T asked(Supplier<T> wish) {
        try {
            return wish.get();
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private void introduce(LoadedModel loaded, LabelledImages images) {
        loaded.introduce(console);
        loaded.introducePreprocessing(console);
        console.say("data: " + images.size() + " images of " + images.source());
    }

    private int conclude(EvaluationRun run, EvaluateOptions.Wish wish, EvaluationFolder folder) {
        EvaluationReport report;
        try (EvaluationProgress progress = new EvaluationProgress(console)) {
            run.protocol().data().problems().forEach(problem -> progress.failed(problem.where(), problem.message()));
            report = run.report(progress);
        }
        List<Gate.Outcome> gates = Gate.apply(wish.gates(), report);
        folder.write(report, gates);
        console.print(options.json ? report.toJson(gates) : report.toMarkdown().stripTrailing());
        gates.forEach(gate -> console.say("gate " + gate.text()));
        int troubles = report.troubles().size();
        console.say(
                "report: " + folder.report() + (troubles > 0 ? "; " + troubles + " thing(s) could not be done" : ""));
        boolean refused = gates.stream().anyMatch(Gate.Outcome::refused);
        return refused ? Failure.GATE_REFUSED : troubles > 0 ? Failure.INPUT_FAILED : Failure.DONE;
    }
}
