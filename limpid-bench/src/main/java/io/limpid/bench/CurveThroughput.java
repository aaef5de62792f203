package io.limpid.bench;

import io.limpid.metric.MetricCase;
import io.limpid.metric.registry.Metrics;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.metric.subject.Scorer;
import io.limpid.program.Network;
import io.limpid.run.Batches;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Prints how fast deletion and insertion curves are beside plain batched forward passes of as many images, measured in turn in the
 * same process.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b]}, as {@link Ratios} takes them.
 */
public final class CurveThroughput {
    private CurveThroughput() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "5"));
        System.out.println("| model | images | forward, images/s | deletion and insertion, images/s | share |");
        System.out.println("|---|---|---|---|---|");
        for (String model : options.value("models", "mobilenet-v2").split(",")) {
            measure(Subject.of(model), runs);
        }
    }

    private static void measure(Subject subject, int runs) {
        Network network = Network.of(subject.model(), subject.image().shape());
        try (ModelScorer scorer = ModelScorer.open(network)) {
            Tensor batch = Batches.repeated(subject.image(), Scorer.BATCH);
            int images = 2 * (subject.image().size(2) + 1);
            Map<String, Runnable> tasks = new LinkedHashMap<>();
            tasks.put("forward", () -> forward(scorer, batch, images));
            tasks.put("curves", () -> curves(scorer, subject.image()));
            Map<String, double[]> times = Stopwatch.interleaved(tasks, runs);
            double forward = Stopwatch.least(times.getOrDefault("forward", new double[0]));
            double curves = Stopwatch.least(times.getOrDefault("curves", new double[0]));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.0f %% |%n",
                    subject.name(),
                    images,
                    1000 * images / forward,
                    1000 * images / curves,
                    100 * forward / curves);
        }
    }

    private static void forward(Scorer scorer, Tensor batch, int images) {
        for (int done = 0; done < images; done += Scorer.BATCH) {
            scorer.logits(done + Scorer.BATCH <= images ? batch : rows(batch, images - done));
        }
    }

    private static Tensor rows(Tensor batch, int count) {
        return Batches.repeated(batch.row(0), count);
    }

    private static void curves(Scorer scorer, Tensor image) {
        MetricCase example = MetricCase.of(image, 0, map(image), new Unexplained(scorer));
        for (String metric : List.of("deletion-auc", "insertion-auc")) {
            if (!Metrics.parse(metric).score(example).isNumber()) {
                throw new IllegalStateException(metric + " gave no score; measure on a model without NaN");
            }
        }
    }

    private static Explanation map(Tensor image) {
        SplittableRandom random = new SplittableRandom(1);
        float[] map = new float[image.size(2) * image.size(3)];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) random.nextDouble();
        }
        return Explanation.of(Tensor.of(map, image.size(2), image.size(3)));
    }

    /** A model whose explanations nobody asks for. */
    private record Unexplained(Scorer scorer) implements io.limpid.metric.subject.Subject {
        @Override
        public List<Explanation> explain(Tensor images, int target) {
            throw new IllegalStateException("curves do not explain anew");
        }
    }
}
