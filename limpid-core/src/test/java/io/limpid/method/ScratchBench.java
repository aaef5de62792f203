package io.limpid.method;

import io.limpid.program.*;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.*;
import java.util.*;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"all"})
class ScratchBench {
    @Test
    void run() {
        String which = System.getProperty("nets", "mobilenet,resnet50");
        for (String name : which.split(",")) {
            RandomNet net = name.equals("mobilenet")
                    ? RandomNets.mobilenetV2(1000, 1)
                    : name.equals("resnet50")
                            ? RandomNets.resnet50(1000, 1)
                            : name.equals("resnet18") ? RandomNets.resnet18(1000, 1) : RandomNets.vgg16(1000, 1);
            Network network = Explained.network(net);
            Tensor x = net.example(1);
            Map<String, Runner> runners = new LinkedHashMap<>();
            runners.put("forward", GraphProgram.write(network, f -> f.logits()).open());
            for (String spec : System.getProperty(
                            "specs", "input-x-gradient;deep-lift;deep-lift(baseline=mean);grad-cam;lift-cam")
                    .split(";")) {
                long t = System.nanoTime();
                runners.put(spec, Methods.parse(spec).on(network));
                System.out.printf("%s %s compiled in %.1f s%n", name, spec, (System.nanoTime() - t) / 1e9);
            }
            Map<String, Double> best = new LinkedHashMap<>();
            for (int i = 0; i < 12; i++) {
                for (var e : runners.entrySet()) {
                    long t = System.nanoTime();
                    e.getValue().run(x, Goal.of(1, 1));
                    best.merge(e.getKey(), (System.nanoTime() - t) / 1e6, Math::min);
                }
            }
            double f = best.get("forward");
            best.forEach((k, v) -> System.out.printf("%-12s %-30s %8.1f ms  %.2fx%n", name, k, v, v / f));
            runners.values().forEach(Runner::close);
        }
    }
}
