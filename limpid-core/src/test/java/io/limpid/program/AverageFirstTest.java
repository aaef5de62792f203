package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AverageFirstTest {
    private static final Goal GOAL = Goal.of(3, 2);

    /** Nets whose last layer is read by a dense layer, by global average pooling, and by more than one node. */
    static List<RandomNet> nets() {
        return List.of(RandomNets.vgg(1), RandomNets.resnet(1), RandomNets.mobilenet(2), RandomNets.inception(1));
    }

    private static Value mean(Emitter emit, Value signal) {
        return emit.reduceMean(signal, 2, 3);
    }

    /** The same number, in words that the pass does not know. */
    private static Value meanOtherwise(Emitter emit, Value signal) {
        return emit.reduceMean(emit.reduceMean(signal, 3), 2);
    }

    private static GraphProgram program(RandomNet net, BiFunction<Emitter, Value, Value> last) {
        return GraphProgram.write(Explained.network(net), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            return last.apply(frame.emit(), frame.backward(Composites.gradient(), frame.oneHot(), layer));
        });
    }

    private static Tensor run(RandomNet net, BiFunction<Emitter, Value, Value> last) {
        return attribution(net, program(net, last));
    }

    private static Tensor attribution(RandomNet net, GraphProgram program) {
        try (Runner runner = program.open()) {
            return runner.run(net.example(2), GOAL).attribution();
        }
    }

    /** Counts what lays a number out at all places: products with ones. */
    private static long spreads(GraphProgram program) {
        Graph graph = program.model().graph();
        return graph.nodes().stream()
                .filter(node -> node.is("Mul") && isOnes(graph, node.input(1)))
                .count();
    }

    private static boolean isOnes(Graph graph, Value value) {
        return graph.constant(value)
                .filter(tensor -> tensor.shape().length == 4 && tensor.equals(Tensor.filled(1, tensor.shape())))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void meanTakenFirst_isTheMean(RandomNet net) {
        assertThat(run(net, AverageFirstTest::mean))
                .isNotConstant()
                .isCloseTo(run(net, AverageFirstTest::meanOtherwise), 1e-6);
    }

    @Test
    void behindGlobalPooling_nothingIsSpread() {
        RandomNet net = RandomNets.resnet(1);

        assertThat(spreads(program(net, AverageFirstTest::mean))).isZero();
        assertThat(spreads(program(net, AverageFirstTest::meanOtherwise))).isPositive();
    }

    /** A function of the gradient and of the layer's sums, place by place. */
    private static Value function(Emitter emit, Value signal) {
        Value square = emit.square(signal);
        Value positive = emit.relu(signal);
        Value shares =
                emit.divOrZero(square, emit.add(emit.scale(square, 2), emit.mul(square, emit.reduceSum(signal, 2, 3))));
        return emit.where(emit.greater(positive, emit.constant(0f)), emit.mul(shares, positive), emit.constant(0f));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void meanOfAFunction_isTheMean_andItsSumTheSum(RandomNet net) {
        assertThat(run(net, (emit, signal) -> mean(emit, function(emit, signal))))
                .isNotConstant()
                .isCloseTo(run(net, (emit, signal) -> meanOtherwise(emit, function(emit, signal))), 1e-6);
        assertThat(run(net, (emit, signal) -> emit.reduceSum(function(emit, signal), 2, 3)))
                .isCloseTo(
                        run(net, (emit, signal) -> emit.reduceSum(emit.reduceSum(function(emit, signal), 3), 2)), 1e-6);
    }

    @Test
    void functionBehindGlobalPooling_isComputedOncePerChannel() {
        RandomNet net = RandomNets.resnet(1);

        assertThat(spreads(program(net, (emit, signal) -> mean(emit, function(emit, signal)))))
                .isZero();
        assertThat(spreads(program(net, (emit, signal) -> emit.reduceSum(function(emit, signal), 2, 3))))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void sumOfWhatIsWeighed_isTheSum(RandomNet net) {
        GraphProgram program = contributions(net, (emit, product) -> emit.reduceSum(product, 2, 3));
        GraphProgram otherwise = contributions(net, (emit, product) -> emit.reduceSum(emit.reduceSum(product, 3), 2));

        assertThat(attribution(net, program)).isNotConstant().isCloseTo(attribution(net, otherwise), 1e-6);
    }

    @Test
    void sumBehindGlobalPooling_isWeighedAfterwards() {
        assertThat(spreads(contributions(RandomNets.resnet(1), (emit, product) -> emit.reduceSum(product, 2, 3))))
                .isZero();
    }

    /** Its signal is a quotient of numbers that each channel has one of. */
    @Test
    void relevanceBehindGlobalPooling_isSummedAsTheLayerIs() {
        RandomNet net = RandomNets.resnet(1);
        BiFunction<Emitter, Value, Value> sum = (emit, relevance) -> emit.reduceSum(relevance, 2, 3);
        GraphProgram program = relevance(net, sum);

        assertThat(spreads(program)).isZero();
        assertThat(attribution(net, program))
                .isNotConstant()
                .isCloseTo(
                        attribution(
                                net, relevance(net, (emit, signal) -> emit.reduceSum(emit.reduceSum(signal, 3), 2))),
                        1e-6);
    }

    @Test
    void relevanceThatIsAlsoAccountedFor_isSummedOnce() {
        GraphProgram program = GraphProgram.write(Explained.network(RandomNets.resnet(1)), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            return frame.emit()
                    .reduceSum(frame.relevance(Composites.epsilon(1e-6f), frame.atLogits(frame.oneHot()), layer), 2, 3);
        });

        assertThat(spreads(program)).isZero();
    }

    private static GraphProgram relevance(RandomNet net, BiFunction<Emitter, Value, Value> sum) {
        return GraphProgram.write(Explained.network(net), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            return sum.apply(frame.emit(), frame.backward(Composites.epsilon(1e-6f), frame.oneHot(), layer));
        });
    }

    /** The gradient times the layer, summed over places in some words. */
    private static GraphProgram contributions(RandomNet net, BiFunction<Emitter, Value, Value> sum) {
        return GraphProgram.write(Explained.network(net), frame -> {
            Value layer = frame.layer(TargetLayer.lastSpatial()).value();
            Value gradient = frame.backward(Composites.gradient(), frame.oneHot(), layer);
            return sum.apply(frame.emit(), frame.emit().mul(gradient, layer));
        });
    }

    @Test
    void behindADenseLayer_productIsAsLongAsThereAreChannels() {
        Graph graph = program(RandomNets.vgg(1), AverageFirstTest::mean).model().graph();

        assertThat(graph.nodes().stream()
                        .filter(node ->
                                node.is("Gemm") && graph.constant(node.input(1)).isEmpty()))
                .hasSize(1);
    }

    @Test
    void signalThatIsReadOtherwiseToo_staysAsItIs() {
        BiFunction<Emitter, Value, Value> both = (emit, signal) -> emit.mul(mean(emit, signal), signal);

        assertThat(spreads(program(RandomNets.resnet(1), both))).isPositive();
        assertThat(program(RandomNets.vgg(1), both).model().graph().nodes())
                .noneMatch(node -> node.is("Gemm") && node.output().name().contains("average-first"));
    }
}
