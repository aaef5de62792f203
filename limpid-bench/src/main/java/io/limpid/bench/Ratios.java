package io.limpid.bench;

import io.limpid.Method;
import io.limpid.method.Methods;
import io.limpid.program.Goal;
import io.limpid.program.Network;
import io.limpid.program.Runner;
import io.limpid.runtime.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what methods cost, as ratios to the plain forward pass of the same model, measured in turn in the same process.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b] [--methods=m;m]}, where a model is the name of a random net or an ONNX
 * file, and a method is a spec.
 */
public final class Ratios {
    private static final List<String> METHODS = List.of("grad-cam", "layer-cam", "gradient", "guided-backprop");

    private Ratios() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        int runs = Integer.parseInt(option(args, "runs", "15"));
        List<String> models = Arrays.asList(
                option(args, "models", String.join(",", Subject.standard())).split(","));
        List<String> methods =
                Arrays.asList(option(args, "methods", String.join(";", METHODS)).split(";"));
        System.out.printf(
                Locale.ROOT,
                "ONNX Runtime %s, %d processors, %d rounds in turn%n%n",
                Session.runtimeVersion(),
                Runtime.getRuntime().availableProcessors(),
                runs);
        System.out.println("| model | method | least ms | ratio of least | median ratio |");
        System.out.println("|---|---|---|---|---|");
        models.forEach(model -> measure(Subject.of(model), methods, runs));
    }

    private static String option(String[] args, String name, String standard) {
        String prefix = "--" + name + "=";
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(prefix))
                .map(arg -> arg.substring(prefix.length()))
                .findFirst()
                .orElse(standard);
    }

    private static void measure(Subject subject, List<String> specs, int runs) {
        Network network = Network.of(subject.model(), subject.image().shape());
        List<Runner> runners = new ArrayList<>();
        try (Session plain = Session.open(subject.model())) {
            List<Runnable> tasks = new ArrayList<>();
            String input = subject.model().graph().inputs().get(0).name();
            tasks.add(() -> plain.run(Map.of(input, subject.image())));
            for (String spec : specs) {
                Method method = Methods.parse(spec);
                Runner runner = method.on(network);
                runners.add(runner);
                tasks.add(() -> runner.run(subject.image(), Goal.of(Goal.PREDICTED, 1)));
            }
            print(subject, specs, Stopwatch.interleaved(tasks, runs));
        } finally {
            runners.forEach(Runner::close);
        }
    }

    private static void print(Subject subject, List<String> specs, List<double[]> times) {
        double[] forward = times.get(0);
        System.out.printf(Locale.ROOT, "| %s | forward | %.1f | 1 | 1 |%n", subject.name(), Stopwatch.least(forward));
        for (int i = 0; i < specs.size(); i++) {
            double[] taken = times.get(i + 1);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.2f | %.2f |%n",
                    subject.name(),
                    specs.get(i),
                    Stopwatch.least(taken),
                    Stopwatch.least(taken) / Stopwatch.least(forward),
                    Stopwatch.medianRatio(taken, forward));
        }
    }
}
