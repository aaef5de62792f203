package io.limpid.backward.rule;

import io.limpid.backward.Backward;
import io.limpid.backward.Backward.Planned;
import io.limpid.backward.Composite;
import io.limpid.backward.Sketch;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenText;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rule every preset gives to which node, and what it emits; {@code -Dgolden.update=true} writes the files anew. */
class PresetPlanTest {
    static Stream<RandomNet> skeletons() {
        return Stream.of(
                RandomNets.vgg(1),
                RandomNets.resnet(1),
                RandomNets.mobilenet(1),
                RandomNets.squeezeExcite(1),
                RandomNets.densenet(1));
    }

    @ParameterizedTest
    @MethodSource("skeletons")
    void plan_ofEveryPreset(RandomNet skeleton) {
        Graph graph = Prepared.graph(skeleton);
        String plans = Composites.names().stream()
                .map(name -> name + "\n" + plan(graph, preset(name)))
                .collect(Collectors.joining("\n"));

        GoldenText.of(PresetPlanTest.class, skeleton + ".plan.txt").isEqualTo(plans);
    }

    private static Composite preset(String name) {
        return Composites.parse(name.equals("epsilon-gamma-box") ? name + "(low=-2.1,high=2.6)" : name);
    }

    private static String plan(Graph graph, Composite composite) {
        Map<String, List<String>> byRule = new LinkedHashMap<>();
        for (Planned planned :
                Backward.through(graph, composite, Operators.standard()).plan(graph.outputs(), graph.inputs())) {
            byRule.computeIfAbsent(planned.rule().toString(), rule -> new ArrayList<>())
                    .add(planned.node().label());
        }
        return byRule.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + String.join(", ", entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Convolution, Relu, convolution, Relu, maximum, mean, dense layer. */
    private static Graph chain() {
        Attributes padded = Attributes.NONE.with("pads", new long[] {1, 1, 1, 1});
        Attributes window =
                Attributes.NONE.with("kernel_shape", new long[] {2, 2}).with("strides", new long[] {2, 2});
        return Sketch.of(1, 4, 4)
                .weight("first.w", Tensor.filled(0.5f, 2, 1, 3, 3))
                .weight("first.b", Tensor.filled(0.25f, 2))
                .weight("second.w", Tensor.filled(-0.5f, 3, 2, 3, 3))
                .weight("second.b", Tensor.filled(0.75f, 3))
                .weight("dense.w", Tensor.filled(1, 3, 2))
                .node("Conv", padded, "first", "x", "first.w", "first.b")
                .node("Relu", "first.relu", "first")
                .node("Conv", padded, "second", "first.relu", "second.w", "second.b")
                .node("Relu", "second.relu", "second")
                .node("MaxPool", window, "pool", "second.relu")
                .node("GlobalAveragePool", "mean", "pool")
                .node("Flatten", "flat", "mean")
                .node("Gemm", "logits", "flat", "dense.w")
                .withOutputs("logits");
    }

    @Test
    void nodes_thatEveryPresetEmits() {
        Graph graph = chain();
        String texts = Composites.names().stream()
                .map(name -> name + "\n" + emitted(graph, preset(name)))
                .collect(Collectors.joining("\n"));

        GoldenText.of(PresetPlanTest.class, "chain.emitted.txt").isEqualTo(texts);
    }

    private static String emitted(Graph graph, Composite composite) {
        return Sweep.of(graph, composite).graph().nodes().stream()
                .filter(node -> !graph.nodes().contains(node))
                .map(Node::toString)
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }
}
