package io.limpid.cli;

import io.limpid.Attribution;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.program.Goal;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Does what a {@link Plan} says: images in groups, method by method. What fails is recorded and does not stop the rest.
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

    ExplainJob(LoadedModel model, Boxes boxes, ResultSink sink, Results results) {
        this.model = model;
        this.boxes = boxes;
        this.sink = sink;
        this.results = results;
        this.plain = PlainModel.open(model.classifier());
        this.compiled = new Compiled(model.classifier());
    }

    /**
     * Fills every slot of a plan.
     *
     * @param batch how many images are explained in one run of the model
     */
    void run(Plan plan, int batch) {
        List<List<Input>> groups = split(plan.inputs(), batch);
        for (List<Input> group : groups) {
            boolean last = group == groups.get(groups.size() - 1);
            List<Sample> samples = group.stream()
                    .flatMap(input -> sample(plan, input).stream())
                    .toList();
            for (Request request : plan.requests()) {
                List<Task> tasks = samples.stream()
                        .flatMap(sample -> plan.of(sample.input(), request).map(slot -> new Task(slot, sample)))
                        .toList();
                bySize(tasks).forEach(same -> split(same, batch).forEach(this::explain));
                if (last) {
                    compiled.release(request);
                }
            }
        }
    }

    private static Collection<List<Task>> bySize(List<Task> tasks) {
        Map<Network, List<Task>> sizes = tasks.stream()
                .collect(Collectors.groupingBy(
                        task -> task.sample().network(), LinkedHashMap::new, Collectors.toList()));
        return sizes.values();
    }

    private static <T> List<List<T>> split(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
                .toList();
    }

    private Optional<Sample> sample(Plan plan, Input input) {
        try {
            LoadedInput loaded = input.load(model.classifier());
            results.read(input, loaded);
            Tensor tensor = loaded.input().tensor();
            Network network = model.classifier().network(tensor.shape());
            Tensor scores = plain.scores(network, tensor);
            List<Target> targets = targets(plan.target(), scores.toFloats());
            return Optional.of(new Sample(input, loaded, network, scores, targets));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            plan.of(input).forEach(slot -> results.failed(slot, failure));
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
            double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND / tasks.size();
            for (int i = 0; i < tasks.size(); i++) {
                finish(tasks.get(i), attributions.get(i), milliseconds);
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError failure) {
            if (tasks.size() == 1) {
                results.failed(tasks.get(0).slot(), failure);
            } else {
                tasks.forEach(task -> explain(List.of(task)));
            }
        }
    }

    private void finish(Task task, Attribution found, double milliseconds) {
        Sample sample = task.sample();
        Attribution attribution = found.with(plain.check(sample.scores(), found, sample.network()));
        try {
            Explained result = new Explained(
                    task, attribution, boxes.of(attribution, sample.loaded().picture()));
            sink.accept(result);
            results.done(result, milliseconds);
        } catch (RuntimeException | OutOfMemoryError failure) {
            results.failed(task.slot(), attribution, failure);
        }
    }

    @Override
    public void close() {
        compiled.close();
        plain.close();
    }
}
