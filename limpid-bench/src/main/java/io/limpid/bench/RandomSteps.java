package io.limpid.bench;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.metric.subject.JudgedMethod;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what a step of model parameter randomisation takes, an explanation of the model with other weights: with weights that
 * are fed, and with a model loaded for each step; in turn in the same process.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b] [--methods=m;m]}, as {@link Ratios} takes them.
 */
public final class RandomSteps {
    private RandomSteps() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "9"));
        System.out.println(
                "| model | method | explanation, ms | step with fed weights, ms | step with a loaded model, ms |");
        System.out.println("|---|---|---|---|---|");
        for (String model : options.value("models", "mobilenet-v2").split(",")) {
            Subject subject = Subject.of(model);
            for (String method : options.value("methods", "gradient;grad-cam").split(";")) {
                measure(subject, method, runs);
            }
        }
    }

    private static void measure(Subject subject, String method, int runs) {
        int size = (int) subject.image().shape()[2];
        Classifier classifier =
                Classifier.of(subject.model(), Preprocessing.imagenet().withInputSize(size, size));
        try (Explainer explainer = Methods.parse(method).on(classifier);
                ModelScorer scorer =
                        ModelScorer.open(classifier.network(subject.image().shape()));
                JudgedMethod judged = JudgedMethod.of(explainer, scorer)) {
            Surgery surgery = judged.surgery(subject.image()).orElseThrow();
            Map<String, Runnable> tasks = new LinkedHashMap<>();
            tasks.put("explanation", () -> judged.explain(subject.image(), 0));
            tasks.put("fed", () -> step(surgery, subject, Surgery.Use.SELDOM));
            tasks.put("loaded", () -> step(surgery, subject, Surgery.Use.OFTEN));
            List<String> least = new ArrayList<>();
            Stopwatch.interleaved(tasks, runs)
                    .values()
                    .forEach(times -> least.add(String.format(Locale.ROOT, "%.0f", Stopwatch.least(times))));
            System.out.printf("| %s | `%s` | %s |%n", subject.name(), method, String.join(" | ", least));
        }
    }

    private static void step(Surgery surgery, Subject subject, Surgery.Use use) {
        List<String> layers = surgery.layers();
        try (Variant random = surgery.randomised(layers.subList(layers.size() / 2, layers.size()), 1, use)) {
            random.explain(subject.image(), 0);
        }
    }
}
