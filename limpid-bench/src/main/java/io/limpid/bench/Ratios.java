package io.limpid.bench;

import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what methods cost, as ratios to the plain forward pass of the same model, measured in turn in the same process.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b] [--methods=m;m] [--python=command]}, where a model is the name of a random
 * net or an ONNX file, and a method is a spec; by default those for which there is a target. Where Python has torch, and better
 * also pytorch-grad-cam and captum, these are timed on the same network as ratios to torch's own forward pass.
 */
public final class Ratios {
    private Ratios() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "15"));
        List<String> models = Arrays.asList(
                options.value("models", String.join(",", Subject.standard())).split(","));
        List<String> methods = Arrays.asList(
                options.value("methods", String.join(";", Target.methods())).split(";"));
        System.out.printf(
                Locale.ROOT,
                "ONNX Runtime %s, %d processors, %d rounds in turn%n%n",
                Session.runtimeVersion(),
                Runtime.getRuntime().availableProcessors(),
                runs);
        Reference reference = Reference.find(options.value("python", "python3"));
        List<String> notes = new ArrayList<>(reference.notes());
        System.out.println("| model | method | least ms | ratio of least | median ratio | target |");
        System.out.println("|---|---|---|---|---|---|");
        for (String model : models) {
            notes.addAll(measure(Subject.of(model), methods, runs, reference));
        }
        System.out.println();
        notes.forEach(System.out::println);
    }

    /** Measures on one subject, prints its rows and returns notes on them. */
    private static List<String> measure(Subject subject, List<String> specs, int runs, Reference reference) {
        Network network = Network.of(subject.model(), subject.image().shape());
        Tensor logits = measureOwn(subject, network, specs, runs);
        Reference.Timed timed = reference.time(network, subject.image(), logits, runs);
        print(subject.name(), timed.times());
        return timed.notes().stream().map(note -> subject.name() + ": " + note).toList();
    }

    /** Measures Limpid's methods and returns the logits of the subject's image. */
    private static Tensor measureOwn(Subject subject, Network network, List<String> specs, int runs) {
        List<Runner> runners = new ArrayList<>();
        Goal goal = Goal.of(Goal.PREDICTED, 1);
        try (Session plain = Session.open(subject.model())) {
            Map<String, Runnable> tasks = new LinkedHashMap<>();
            String input = subject.model().graph().inputs().get(0).name();
            tasks.put("forward", () -> plain.run(Map.of(input, subject.image())));
            for (String spec : specs) {
                Runner runner = Methods.parse(spec).on(network);
                runners.add(runner);
                tasks.put(spec, () -> runner.run(subject.image(), goal));
            }
            print(subject.name(), Stopwatch.interleaved(tasks, runs));
            return runners.get(0).run(subject.image(), goal).logits();
        } finally {
            runners.forEach(Runner::close);
        }
    }

    /** Prints a row for each method; the first one's times are those that ratios refer to. */
    private static void print(String model, Map<String, double[]> times) {
        double[] forward = times.values().stream().findFirst().orElse(new double[0]);
        times.forEach((method, taken) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %.2f | %s |%n",
                model,
                method,
                Stopwatch.least(taken),
                Stopwatch.least(taken) / Stopwatch.least(forward),
                Stopwatch.medianRatio(taken, forward),
                Target.of(method, model)));
    }
}
