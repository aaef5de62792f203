package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Explained;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import io.limpid.testkit.net.Skeletons;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

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
        try (Runner runner = program(net, last).open()) {
            return runner.run(net.example(2), GOAL);
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
