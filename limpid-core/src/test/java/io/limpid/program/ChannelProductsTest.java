package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Composite;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import io.limpid.testkit.net.Skeletons;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelProductsTest {
    /** A net whose last layer, of 2 x 2 places, is read by a dense layer only. */
    private static final RandomNet NET = Skeletons.vgg11();

    private static final Goal GOAL = Goal.of(3, 2);

    private static Value sum(Emitter emit, Value product) {
        return emit.reduceSum(product, 2, 3);
    }

    /** The same number, in words that the pass does not know. */
    private static Value sumOtherwise(Emitter emit, Value product) {
        return emit.reduceSum(emit.reduceSum(product, 3), 2);
    }

    private static GraphProgram program(RandomNet net, BiFunction<Emitter, Value, Value> last) {
        return GraphProgram.write(Explained.network(net), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            Value gradient = frame.backward(Composites.gradient(), frame.oneHot(), layer);
            return last.apply(frame.emit(), frame.emit().mul(layer, gradient));
        });
    }

    private static Outcome run(RandomNet net, BiFunction<Emitter, Value, Value> last) {
        return run(program(net, last));
    }

    private static Outcome run(GraphProgram program) {
        try (Runner runner = program.open()) {
            return runner.run(NET.example(2), GOAL);
        }
    }

    private static long products(GraphProgram program) {
        return program.model().graph().nodes().stream()
                .filter(node -> node.is("MatMul"))
                .count();
    }

    @Test
    void sumsFromProducts_areTheSums() {
        assertThat(products(program(NET, ChannelProductsTest::sum))).isEqualTo(1);
        assertThat(products(program(NET, ChannelProductsTest::sumOtherwise))).isZero();

        assertThat(run(NET, ChannelProductsTest::sum).attribution())
                .isNotConstant()
                .isCloseTo(run(NET, ChannelProductsTest::sumOtherwise).attribution(), 1e-6);
    }

    @Test
    void logits_stayWhatTheModelSays() {
        try (Session plain = Session.open(OnnxModel.of(NET.graph()))) {
            Tensor logits = plain.run(Map.of("input", NET.example(2)))
                    .values()
                    .iterator()
                    .next();

            assertThat(run(NET, ChannelProductsTest::sum).logits()).isCloseTo(logits, 1e-6);
        }
    }

    @Test
    void denseLayer_isReadOnce() {
        GraphProgram program = program(NET, ChannelProductsTest::sum);
        Value weights = Value.of("classifier.0.weight");

        assertThat(program.model().graph().consumers(weights)).hasSize(1);
    }

    /** Returns a net with its dense layers as a product and a sum each. */
    private static RandomNet spelledOut(RandomNet net) {
        GraphBuilder builder = net.graph().withoutNodes();
        for (Node node : net.graph().nodes()) {
            if (node.is("Gemm")) {
                Value turned = builder.fresh(node.label() + ".turned");
                Value product = builder.fresh(node.label() + ".product");
                builder.node(Node.of("Transpose", List.of(node.input(1)), List.of(turned), Attributes.NONE))
                        .node(Node.of("MatMul", List.of(node.input(0), turned), List.of(product), Attributes.NONE))
                        .node(Node.of("Add", List.of(product, node.input(2)), node.outputs(), Attributes.NONE));
            } else {
                builder.node(node);
            }
        }
        net.graph().outputs().forEach(builder::output);
        return new RandomNet(net.name() + "-spelled-out", builder.build());
    }

    @Test
    void denseLayerThatIsAProductAndASum_isReadOnceToo() {
        RandomNet net = spelledOut(NET);
        GraphProgram program = program(net, ChannelProductsTest::sum);
        Graph graph = program.model().graph();

        assertThat(graph.initializers().keySet().stream()
                        .filter(weight -> weight.name().contains("classifier.0")
                                && weight.name().contains("turned"))
                        .map(weight -> graph.consumers(weight).size()))
                .containsExactly(1);
        assertThat(run(net, ChannelProductsTest::sum).attribution())
                .isNotConstant()
                .isCloseTo(run(NET, ChannelProductsTest::sumOtherwise).attribution(), 1e-6);
    }

    /** Relevance is multiplied with the row, and laid out over places afterwards; what it adds up to is accounted for too. */
    private static GraphProgram relevance(Composite composite, BiFunction<Emitter, Value, Value> last) {
        return GraphProgram.write(Explained.network(NET), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            return last.apply(frame.emit(), frame.relevance(composite, frame.atLogits(frame.oneHot()), layer));
        });
    }

    static Stream<Arguments> relevances() {
        return Stream.of(Arguments.of(Composites.epsilon(1e-6f), 0), Arguments.of(Composites.relevanceCam(), 1));
    }

    /** The rule z-plus reads the positive weights, once instead of twice, besides what the model reads. */
    @ParameterizedTest
    @MethodSource("relevances")
    void relevanceFromProducts_isTheRelevance(Composite composite, int otherReaders) {
        GraphProgram sums = relevance(composite, ChannelProductsTest::sum);
        GraphProgram means = relevance(composite, (emit, signal) -> emit.scale(emit.reduceMean(signal, 2, 3), 4));
        Tensor expected =
                run(relevance(composite, ChannelProductsTest::sumOtherwise)).attribution();

        assertThat(products(sums)).isEqualTo(1);
        assertThat(products(means)).isEqualTo(1);
        assertThat(run(sums).attribution()).isNotConstant().isCloseTo(expected, 1e-5);
        assertThat(run(means).attribution()).isCloseTo(expected, 1e-5);
        assertThat(sums.model().graph().consumers(Value.of("classifier.0.weight")))
                .hasSize(1 + otherReaders);
    }

    @Test
    void productThatIsReadOtherwiseToo_staysAsItIs() {
        BiFunction<Emitter, Value, Value> both = (emit, product) -> emit.mul(sum(emit, product), product);

        assertThat(products(program(NET, both))).isZero();
    }

    @Test
    void layerBehindPooling_staysAsItIs() {
        assertThat(products(program(RandomNets.resnet(1), ChannelProductsTest::sum)))
                .isZero();
    }
}
