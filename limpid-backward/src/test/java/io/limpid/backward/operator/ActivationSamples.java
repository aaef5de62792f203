package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Samples of the element-wise non-linearities. */
final class ActivationSamples {
    private static final long[] SHAPE = {2, 3, 4, 5};
    private static final double[] CLIP_BOUNDS = {-1, 0, 2, 3};

    private ActivationSamples() {}

    static List<OperatorSample> all() {
        return Stream.of(smooth(), kinked(), positive(), clips(), slopes(), powers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<OperatorSample> smooth() {
        return List.of(
                plain("Erf"),
                plain("Exp"),
                plain("Mish"),
                plain("Sigmoid"),
                plain("Softplus"),
                plain("Tanh"),
                OperatorSample.of("Gelu", "exact", random -> gelu(random, "none")),
                OperatorSample.of("Gelu", "tanh", random -> gelu(random, "tanh")));
    }

    private static NodeCase gelu(RandomTensors random, String approximate) {
        return NodeCase.of("Gelu")
                .data(random.normal(SHAPE))
                .with(Attributes.NONE.with("approximate", approximate))
                .opset(20);
    }

    private static List<OperatorSample> kinked() {
        return List.of(
                plain("Abs", 0),
                plain("Celu", 0),
                given("Celu", Attributes.NONE.with("alpha", 1.7f), 0),
                plain("Elu", 0),
                given("Elu", Attributes.NONE.with("alpha", 0.6f), 0),
                plain("HardSigmoid", -2.5, 2.5),
                given("HardSigmoid", Attributes.NONE.with("alpha", 0.5f).with("beta", 0.8f), -1.6, 0.4),
                plain("HardSwish", -3, 3),
                plain("LeakyRelu", 0),
                given("LeakyRelu", Attributes.NONE.with("alpha", 0.3f), 0),
                plain("Relu", 0),
                plain("Selu", 0),
                given("Selu", Attributes.NONE.with("alpha", 0.7f).with("gamma", 1.3f), 0),
                plain("Round", -2.5, -1.5, -0.5, 0.5, 1.5, 2.5),
                plain("Sign", 0),
                plain("Softsign", 0),
                plain("ThresholdedRelu", 1),
                given("ThresholdedRelu", Attributes.NONE.with("alpha", -0.5f), -0.5));
    }

    private static OperatorSample plain(String opType, double... kinks) {
        return OperatorSample.of(opType, "plain", random -> away(opType, random, kinks));
    }

    private static OperatorSample given(String opType, Attributes attributes, double... kinks) {
        return OperatorSample.of(opType, attributes.toString(), random -> away(opType, random, kinks)
                .with(attributes));
    }

    private static NodeCase away(String opType, RandomTensors random, double... kinks) {
        return NodeCase.of(opType).data(random.awayFrom(NonlinearSamples.MARGIN, kinks, SHAPE));
    }

    private static List<OperatorSample> positive() {
        return Stream.of("Log", "Reciprocal", "Sqrt")
                .map(opType -> OperatorSample.of(
                        opType, "positive", random -> NodeCase.of(opType).data(random.uniform(0.3, 4, SHAPE))))
                .toList();
    }

    private static List<OperatorSample> clips() {
        return List.of(
                clip("from 0", node -> node.constant(Tensor.scalar(0)).constant(Tensor.scalar(3))),
                clip("around 0", node -> node.constant(Tensor.scalar(-1)).constant(Tensor.scalar(2))),
                clip("from below only", node -> node.constant(Tensor.scalar(-1))),
                clip("from above only", node -> node.absent().constant(Tensor.scalar(2))),
                clip("greatest float as bound", node -> node.constant(Tensor.scalar(-1))
                        .constant(Tensor.scalar(Float.MAX_VALUE))),
                clip("no bounds", node -> node));
    }

    private static OperatorSample clip(String variant, UnaryOperator<NodeCase> bounds) {
        return OperatorSample.of("Clip", variant, random -> bounds.apply(away("Clip", random, CLIP_BOUNDS)));
    }

    private static List<OperatorSample> slopes() {
        return List.of(
                OperatorSample.of("PRelu", "slope per channel", random -> away("PRelu", random, 0)
                        .constant(random.uniform(-1, 1, 3, 1, 1))),
                OperatorSample.of(
                        "PRelu", "one slope", random -> away("PRelu", random, 0).constant(random.uniform(-1, 1, 1))));
    }

    private static List<OperatorSample> powers() {
        return List.of(
                OperatorSample.of("Pow", "square", random -> power(random, Tensor.scalar(2))),
                OperatorSample.of("Pow", "cube", random -> power(random, Tensor.scalar(3))),
                OperatorSample.of(
                        "Pow", "exponent per channel", random -> power(random, random.uniform(-2, 2, 3, 1, 1))),
                OperatorSample.of("Pow", "exponent that repeats the base", random -> NodeCase.of("Pow")
                        .data(random.uniform(0.5, 2, 2, 3, 1, 5))
                        .constant(random.uniform(-2, 2, 4, 1))));
    }

    private static NodeCase power(RandomTensors random, Tensor exponent) {
        return NodeCase.of("Pow").data(random.uniform(0.5, 2, SHAPE)).constant(exponent);
    }
}
