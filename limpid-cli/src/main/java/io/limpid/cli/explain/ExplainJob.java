package io.limpid.cli.explain;

import io.limpid.Attribution;
import io.limpid.Attributions;
import io.limpid.Explainer;
import io.limpid.JointExplainer;
import io.limpid.Target;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import io.limpid.cli.input.LoadedModel;
import io.limpid.cli.request.Request;
import io.limpid.cli.request.TargetChoice;
import io.limpid.image.Image;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does the {@link Work} that is left: images in groups, method by method. What fails is recorded and does not stop the rest.
 * Holds native memory until closed.
 */
final class ExplainJob implements AutoCloseable {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final LoadedModel model;
    private final Boxes boxes;
    private final ResultSink sink;
    private final Results results;
    private final PlainModel plain;
    private final Compiled compiled;
    private final Background background;
    private final Finishing finishing;

    ExplainJob(LoadedModel model, Boxes boxes, ResultSink sink, Results results) {
        this.model = model;
        this.boxes = boxes;
        this.sink = sink;
        this.results = results;
        this.plain = PlainModel.open(model.classifier(), model.network());
        this.compiled = new Compiled(model.classifier());
        this.background = new Background(Runtime.getRuntime().availableProcessors());
        this.finishing = Finishing.in(background);
    }

    /**
     * Fills every slot that is left.
     *
     * @param batch how many images are explained in one run of the model
     */
    void run(Work work, int batch) {
        ReadAhead reading = new ReadAhead(background, work.inputs(), input -> input.load(model.classifier()), batch);
        List<Work.Part> parts = work.parts();
        for (int i = 0; i < parts.size(); i++) {
            Work.Part part = parts.get(i);
            List<Sample> samples = part.inputs().stream()
                    .flatMap(input -> sample(new Turn(work.plan(), part, input), reading).stream())
                    .toList();
            for (Bundle bundle : part.bundles()) {
                bySize(samples).forEach(same -> explain(new Round(work.plan(), bundle, same), batch));
                if (i == parts.size() - 1) {
                    compiled.release(bundle);
                }
            }
        }
        finishing.tellAll();
    }

    private static Collection<List<Sample>> bySize(List<Sample> samples) {
        Map<Network, List<Sample>> sizes = samples.stream()
                .collect(Collectors.groupingBy(Sample::network, LinkedHashMap::new, Collectors.toList()));
        return sizes.values();
    }

    /** One method with all its layers, for images of one size. */
    private record Round(Plan plan, Bundle bundle, List<Sample> samples) {
        Round of(List<Sample> some) {
            return new Round(plan, bundle, some);
        }

        /** Returns what is to be done, image by image, layer by layer, class by class. */
        List<Task> tasks() {
            return samples.stream()
                    .flatMap(sample -> bundle.requests().stream().flatMap(request -> tasks(sample, request)))
                    .toList();
        }

        List<Task> tasks(Request request) {
            return samples.stream().flatMap(sample -> tasks(sample, request)).toList();
        }

        private Stream<Task> tasks(Sample sample, Request request) {
            return plan.of(sample.input(), request).map(slot -> new Task(slot, sample));
        }
    }

    private void explain(Round round, int batch) {
        if (round.bundle().isShared()) {
            Work.split(round.samples(), batch).forEach(some -> explainTogether(round.of(some), batch));
        } else {
            explainApart(round, batch);
        }
    }

    private void explainApart(Round round, int batch) {
        for (Request request : round.bundle().requests()) {
            Work.split(round.tasks(request), batch).forEach(this::explain);
        }
    }

    /** Explains all layers and classes in one run; if that fails, layer by layer, so that each fails or succeeds by itself. */
    private void explainTogether(Round round, int batch) {
        List<Task> tasks = round.tasks();
        try {
            JointExplainer explainer =
                    compiled.together(round.bundle(), round.samples().get(0));
            long start = System.nanoTime();
            List<Attributions> found = explainer.explain(
                    round.samples().stream()
                            .map(sample -> sample.loaded().input())
                            .toList(),
                    round.samples().stream()
                            .map(sample -> Target.each(sample.targets()))
                            .toList(),
                    share -> results.begun(share * tasks.size()));
            double milliseconds = since(start) / tasks.size();
            List<Attribution> all =
                    found.stream().flatMap(each -> each.all().stream()).toList();
            for (int i = 0; i < tasks.size(); i++) {
                finish(tasks.get(i), all.get(i), milliseconds);
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            explainApart(round, batch);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
    }

    /** An image whose turn it is. */
    private record Turn(Plan plan, Work.Part part, Input input) {
        List<Slot> slots() {
            return part.slots(plan, input).toList();
        }
    }

    private Optional<Sample> sample(Turn turn, ReadAhead reading) {
        try {
            Input input = turn.input();
            LoadedInput loaded = reading.next();
            results.read(input, loaded);
            Tensor tensor = loaded.input().tensor();
            Network network = model.classifier().network(tensor.shape());
            Tensor scores = plain.scores(network, tensor);
            List<Target> targets = targets(turn.plan().target(), scores.toFloats());
            return Optional.of(new Sample(input, loaded, network, scores, targets));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            finishing.tell(() -> results.unread(turn.input(), turn.slots(), failure));
            return Optional.empty();
        }
    }

    /** Returns the targets by rank; the first of several is left to the explained model itself. */
    private static List<Target> targets(TargetChoice choice, float[] scores) {
        if (!(choice.target() instanceof Target.Top)) {
            return List.of(choice.target());
        }
        List<Target> targets = new ArrayList<>();
        for (Goal goal : choice.target().goals(scores)) {
            targets.add(Target.classIndex((int) goal.target(0)));
        }
        targets.set(0, Target.predicted());
        return targets;
    }

    /** Explains several images in one run; if that fails, one by one, so that each fails or succeeds by itself. */
    private void explain(List<Task> tasks) {
        try {
            Task first = tasks.get(0);
            Explainer explainer = compiled.explainer(first.slot().request(), first.sample());
            long start = System.nanoTime();
            List<Attribution> attributions = explainer.explain(
                    tasks.stream().map(task -> task.sample().loaded().input()).toList(),
                    tasks.stream().map(Task::target).toList(),
                    share -> results.begun(share * tasks.size()));
            double milliseconds = since(start) / tasks.size();
            for (int i = 0; i < tasks.size(); i++) {
                finish(tasks.get(i), attributions.get(i), milliseconds);
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            if (tasks.size() == 1) {
                finishing.tell(() -> results.failed(tasks.get(0).slot(), failure));
            } else {
                tasks.forEach(task -> explain(List.of(task)));
            }
        }
    }

    private void finish(Task task, Attribution found, double milliseconds) {
        Sample sample = task.sample();
        Image picture = sample.loaded().picture();
        Attribution attribution = found.with(plain.check(sample.scores(), found, sample.network()));
        finishing.submit((long) picture.width() * picture.height(), () -> finished(task, attribution, milliseconds));
    }

    /** Draws and writes a result; returns what is to be told of it. */
    private Runnable finished(Task task, Attribution attribution, double milliseconds) {
        try {
            Image picture = task.sample().loaded().picture();
            Explained result = new Explained(task, attribution, boxes.of(attribution, picture), milliseconds);
            sink.accept(result);
            return () -> results.done(result);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            return () -> results.failed(task.slot(), attribution, failure);
        }
    }

    @Override
    public void close() {
        background.close();
        compiled.close();
        plain.close();
    }
}
