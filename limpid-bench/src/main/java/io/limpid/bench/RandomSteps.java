package io.limpid.bench;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Method;
import io.limpid.ModelInput;
import io.limpid.Target;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.metric.subject.JudgedMethod;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import io.limpid.run.Batches;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints what a step of model parameter randomisation takes, explanations of the model with other weights: with weights that
 * are fed, and with a model loaded for each step; in turn in the same process.
 *
 * <p>Arguments: {@code [--runs=N] [--images=N] [--models=a,b] [--methods=m;m]}, as {@link Ratios} takes them; images are what a
 * step explains, eight at a time.
 */
public final class RandomSteps {
    private static final int BATCH = 8;

    private final Classifier classifier;
    private final Method method;
    private final List<Tensor> batches;

    private RandomSteps(Classifier classifier, Method method, List<Tensor> batches) {
        this.classifier = classifier;
        this.method = method;
        this.batches = batches;
    }

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "9"));
        int images = Integer.parseInt(options.value("images", "1"));
        System.out.println(
                "| model | method | images | explanation, ms | step with fed weights, ms | step with a loaded"
                        + " model, ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (String model : options.value("models", "mobilenet-v2").split(",")) {
            Subject subject = Subject.of(model);
            int size = (int) subject.image().shape()[2];
            Classifier classifier =
                    Classifier.of(subject.model(), Preprocessing.imagenet().withInputSize(size, size));
            for (String method : options.value("methods", "gradient;grad-cam").split(";")) {
                List<String> least = new RandomSteps(
                                classifier, Methods.parse(method), batches(subject.image(), images))
                        .measured(runs);
                System.out.printf(
                        "| %s | `%s` | %d | %s |%n", subject.name(), method, images, String.join(" | ", least));
            }
        }
    }

    private static List<Tensor> batches(Tensor image, int images) {
        List<Tensor> batches = new ArrayList<>();
        for (int left = images; left > 0; left -= BATCH) {
            batches.add(Batches.repeated(image, Math.min(BATCH, left)));
        }
        return batches;
    }

    private List<String> measured(int runs) {
        try (Explainer explainer = method.on(classifier);
                ModelScorer scorer = ModelScorer.open(
                        classifier.network(batches.get(0).row(0).shape()));
                JudgedMethod judged = JudgedMethod.of(explainer, scorer)) {
            Surgery surgery = judged.surgery(batches.get(0).row(0)).orElseThrow();
            Map<String, Runnable> tasks = new LinkedHashMap<>();
            tasks.put("explanation", () -> batches.forEach(batch -> judged.explain(batch, 0)));
            tasks.put("fed", () -> fed(surgery));
            tasks.put("loaded", this::loaded);
            return Stopwatch.interleaved(tasks, runs).values().stream()
                    .map(times -> String.format(Locale.ROOT, "%.0f", Stopwatch.least(times)))
                    .toList();
        }
    }

    private void fed(Surgery surgery) {
        List<String> layers = surgery.layers();
        try (Variant random = surgery.randomised(layers.subList(layers.size() / 2, layers.size()), 1)) {
            batches.forEach(batch -> random.explain(batch, 0));
        }
    }

    private void loaded() {
        try (Explainer random = method.on(classifier.changed(RandomSteps::withRandomHalf))) {
            for (Tensor batch : batches) {
                Target target = Target.classIndex(0);
                random.explain(
                        IntStream.range(0, batch.size(0))
                                .mapToObj(i -> ModelInput.of(batch.row(i)))
                                .toList(),
                        Collections.nCopies(batch.size(0), target));
            }
        }
    }

    private static Graph withRandomHalf(Graph graph) {
        GraphBuilder changed = graph.toBuilder();
        Random random = new Random(1);
        List<Node> nodes = graph.nodes();
        for (Node node : nodes.subList(nodes.size() / 2, nodes.size())) {
            if (node.is("Conv") || node.is("Gemm")) {
                graph.constant(node.input(1))
                        .ifPresent(kernel -> changed.initializer(node.input(1), drawn(random, kernel)));
            }
        }
        return changed.build();
    }

    private static Tensor drawn(Random random, Tensor like) {
        float[] values = new float[like.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() / 10 - 0.05f;
        }
        return Tensor.of(values, like.shape());
    }
}
