package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Progress;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedModel;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.input.PhotoInput;
import io.limpid.cli.request.Classes;
import io.limpid.cli.request.MethodChoice;
import io.limpid.cli.request.Request;
import io.limpid.cli.request.TargetChoice;
import io.limpid.program.BatchMemory;
import java.util.List;

/**
 * What {@code explain} and {@code compare} have in common: a model with all that is asked of it.
 *
 * @param model the classifier
 * @param plan every result to come
 */
record ExplainRun(Console console, LoadedModel model, Plan plan) {
    /**
     * Reads the model and plans what is asked of it.
     *
     * @throws UsageException if a class or layer asked for does not exist, or a method does not suit the model
     * @throws IllegalArgumentException if the model cannot be read or explained
     */
    static ExplainRun prepare(Console console, ModelOptions options, Wish wish) {
        LoadedModel model = options.load(wish.inputs());
        TargetChoice target = TargetChoice.parse(
                wish.target(),
                new Classes(model.labels().value(), model.network().outputs()));
        List<Request> requests = wish.methods().fitting(model.network());
        return new ExplainRun(console, model, Plan.of(wish.inputs(), requests, target));
    }

    /**
     * What is to be explained, and how.
     *
     * @param inputs the images
     * @param methods the methods, with their layers
     * @param target the classes, as given
     */
    record Wish(List<Input> inputs, MethodChoice methods, String target) {}

    /**
     * Makes sure that a batch fits into memory.
     *
     * @throws UsageException if it does not; the message says what fits
     */
    void requireRoomFor(int batch) {
        new BatchRoom(BatchMemory.ofThisMachine(), model.network())
                .require(plan.requests(), batch, plan.inputs().size());
    }

    /**
     * Explains everything.
     *
     * @param boxes whether objects are localised
     * @param sink takes the results
     * @param batch how many images are explained in one run of the model
     */
    Results explain(Boxes boxes, ResultSink sink, int batch) {
        return explain(boxes, sink, batch, EarlierResults.NONE);
    }

    /**
     * Explains what an earlier run has not.
     *
     * @param earlier is taken over
     */
    Results explain(Boxes boxes, ResultSink sink, int batch, EarlierResults earlier) {
        introduce();
        Work work = Work.of(plan, batch, earlier);
        if (!work.done().isEmpty()) {
            console.say("going on with an earlier run: " + work.done().size() + " of "
                    + plan.slots().size() + " result(s) are there already");
        }
        earlier.tell(console);
        try (Progress progress = Progress.of(console, "explaining", work.open())) {
            Results results = new Results(new Report(console, progress));
            work.done().forEach(slot -> results.takeOver(slot, earlier.in(slot)));
            try (ExplainJob job = new ExplainJob(model, boxes, sink, results)) {
                job.run(work, batch);
            }
            return results;
        }
    }

    private void introduce() {
        model.introduce(console);
        if (plan.inputs().stream().anyMatch(PhotoInput.class::isInstance)) {
            model.introducePreprocessing(console);
        }
        plan.target().shortfall().ifPresent(console::say);
    }

    /**
     * Writes the manifest, last of all, and says how it went.
     *
     * @return the exit code
     */
    int conclude(Manifest manifest, OutputFolder folder, Results results) {
        manifest.write(folder);
        int failures = results.failures();
        console.say(plan.slots().size() - failures + " result(s) in " + folder.path()
                + (results.takenOver() > 0 ? ", " + results.takenOver() + " of them from an earlier run" : "")
                + (failures > 0 ? "; " + failures + " failed" : ""));
        return failures > 0 ? Failure.INPUT_FAILED : Failure.DONE;
    }
}
