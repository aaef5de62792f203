package io.limpid.bench;

import io.limpid.GraphMethod;
import io.limpid.Method;
import io.limpid.layer.Layer;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.SharedRunner;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prints what several classes, and several layers, cost when they are explained together and one after another, as ratios to
 * the plain forward pass of the same model, measured in turn in the same process.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b] [--methods=m;m] [--layered=m;m] [--targets=N] [--layers=N]}, where a model is
 * the name of a random net or an ONNX file; {@code methods} are explained for the classes of the highest scores, {@code
 * layered} for the predicted class at layers spread over the whole model.
 */
public final class Sharing {
    private static final String FORWARD = "forward";

    private Sharing() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "9"));
        System.out.printf(
                Locale.ROOT,
                "ONNX Runtime %s, %d processors, %d rounds in turn%n%n",
                Session.runtimeVersion(),
                Runtime.getRuntime().availableProcessors(),
                runs);
        System.out.println("| model | what | together | one after another | forward ms |");
        System.out.println("|---|---|---|---|---|");
        for (String model : options.value("models", "resnet-50,mobilenet-v2").split(",")) {
            measure(Subject.of(model), options, runs);
        }
    }

    private static void measure(Subject subject, Options options, int runs) {
        Network network = Network.of(subject.model(), subject.image().shape());
        int targets = Integer.parseInt(options.value("targets", "5"));
        int layers = Integer.parseInt(options.value("layers", "10"));
        for (String spec : options.value("methods", "grad-cam;gradient;lrp(composite=epsilon)")
                .split(";")) {
            measure(
                    new Question("top-" + targets + " " + spec, List.of(Methods.parse(spec)), targets),
                    subject,
                    network,
                    runs);
        }
        for (String spec : options.value("layered", "layer-cam").split(";")) {
            List<Method> methods = spread(network.cuts(), layers).stream()
                    .map(layer -> Methods.of(MethodSpec.parse(spec).with("layer", layer.name())))
                    .toList();
            measure(new Question(spec + " at " + methods.size() + " layers", methods, 1), subject, network, runs);
        }
    }

    /** Returns so many of the layers, from the first to the last. */
    private static List<Layer> spread(List<Layer> all, int count) {
        int most = Math.min(count, all.size());
        return IntStream.range(0, most)
                .mapToObj(i -> all.get(i * (all.size() - 1) / Math.max(1, most - 1)))
                .toList();
    }

    /** What is explained. */
    private record Question(String text, List<Method> methods, int targets) {
        List<Goal> goals() {
            return IntStream.rangeClosed(1, targets)
                    .mapToObj(rank -> Goal.ofRank(rank, 1))
                    .toList();
        }

        boolean isOfOneRun() {
            return methods.stream().allMatch(GraphMethod.class::isInstance);
        }

        List<GraphProgram> programs(Network network) {
            return methods.stream()
                    .map(method -> ((GraphMethod) method).program(network))
                    .toList();
        }
    }

    /** Explains several classes at once. */
    private interface Together extends AutoCloseable {
        void run(Tensor image, List<Goal> goals);

        @Override
        default void close() {}

        /** Shares one run of the model, or many runs for each method. */
        static Together of(Question question, Network network, List<Runner> apart) {
            if (!question.isOfOneRun()) {
                return (image, goals) -> apart.forEach(runner -> runner.runEach(image, goals, Progress.NONE));
            }
            SharedRunner shared = SharedRunner.open(question.programs(network), question.targets());
            return new Together() {
                @Override
                public void run(Tensor image, List<Goal> goals) {
                    shared.run(image, goals, Progress.NONE);
                }

                @Override
                public void close() {
                    shared.close();
                }
            };
        }
    }

    private static void measure(Question question, Subject subject, Network network, int runs) {
        List<Runner> apart =
                question.methods().stream().map(method -> method.on(network)).toList();
        try (Together together = Together.of(question, network, apart);
                Session plain = Session.open(subject.model())) {
            Tensor image = subject.image();
            String input = subject.model().graph().inputs().get(0).name();
            Map<String, Runnable> tasks = new LinkedHashMap<>();
            tasks.put(FORWARD, () -> plain.run(Map.of(input, image)));
            tasks.put("together", () -> together.run(image, question.goals()));
            tasks.put("apart", () -> {
                for (int index = 0; index < question.targets(); index++) {
                    for (Runner runner : apart) {
                        runner.run(image, Goal.of(index, 1));
                    }
                }
            });
            print(subject.name() + " | " + question.text(), Stopwatch.interleaved(tasks, runs));
        } finally {
            apart.forEach(Runner::close);
        }
    }

    private static void print(String what, Map<String, double[]> times) {
        double forward = Stopwatch.least(Objects.requireNonNull(times.get(FORWARD)));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.1f |%n",
                what,
                Stopwatch.least(Objects.requireNonNull(times.get("together"))) / forward,
                Stopwatch.least(Objects.requireNonNull(times.get("apart"))) / forward,
                forward);
    }
}
