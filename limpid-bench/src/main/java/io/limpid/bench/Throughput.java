package io.limpid.bench;

import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Batches;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how near Score-CAM comes to the speed at which a model takes batches: masked images a second as a share of plain images a
 * second, both in batches of the same size, as many of one as of the other, in turn.
 *
 * <p>Arguments: {@code [--runs=N] [--models=a,b] [--batch=N]}, where a model is the name of a random net or an ONNX file.
 */
public final class Throughput {
    private Throughput() {}

    /** Runs the measurement. */
    public static void main(String[] args) {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "3"));
        int batch = Integer.parseInt(options.value("batch", "16"));
        System.out.printf(
                Locale.ROOT,
                "ONNX Runtime %s, %d processors, %d rounds in turn, batches of %d%n%n",
                Session.runtimeVersion(),
                Runtime.getRuntime().availableProcessors(),
                runs,
                batch);
        System.out.println("| model | masks | plain images / s | masked images / s | share |");
        System.out.println("|---|---|---|---|---|");
        for (String model : options.value("models", "mobilenet-v2,resnet-18").split(",")) {
            measure(Subject.of(model), batch, runs);
        }
    }

    private static void measure(Subject subject, int batch, int runs) {
        Network network = Network.of(subject.model(), subject.image().shape());
        int masks = masks(network, subject.image());
        Tensor images = Batches.repeated(subject.image(), batch);
        try (Runner forward =
                        GraphProgram.write(network, frame -> frame.logits()).open();
                Runner scoreCam =
                        Methods.parse("score-cam(batch=" + batch + ")").on(network)) {
            Map<String, double[]> times = Stopwatch.interleaved(
                    Map.of(
                            "forward",
                            () -> {
                                for (int done = 0; done < masks; done += batch) {
                                    forward.logits(images);
                                }
                            },
                            "score-cam",
                            () -> scoreCam.run(subject.image(), Goal.of(Goal.PREDICTED, 1))),
                    runs);
            print(subject.name(), masks, batch, times);
        }
    }

    /** Returns how many channels of the layer chosen for CAMs are not the same everywhere. */
    private static int masks(Network network, Tensor image) {
        try (Runner values = GraphProgram.write(
                        network, frame -> frame.layer(TargetLayer.lastSpatial()).value())
                .open()) {
            Tensor layer = values.run(image, Goal.of(Goal.PREDICTED, 1)).attribution();
            float[] all = layer.toFloats();
            int places = layer.size(2) * layer.size(3);
            int varying = 0;
            for (int start = 0; start < all.length; start += places) {
                boolean varies = false;
                for (int i = start; i < start + places; i++) {
                    varies |= all[i] != all[start];
                }
                varying += varies ? 1 : 0;
            }
            return varying;
        }
    }

    private static void print(String model, int masks, int batch, Map<String, double[]> times) {
        double plain = Stopwatch.least(times.getOrDefault("forward", new double[] {1}));
        double masked = Stopwatch.least(times.getOrDefault("score-cam", new double[] {1}));
        int images = (masks + batch - 1) / batch * batch;
        double before = images * 1000 / plain;
        double behind = masks * 1000 / masked;
        System.out.printf(
                Locale.ROOT, "| %s | %d | %.1f | %.1f | %.3f |%n", model, masks, before, behind, behind / before);
    }
}
