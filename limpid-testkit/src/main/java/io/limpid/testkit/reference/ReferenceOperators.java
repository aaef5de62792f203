package io.limpid.testkit.reference;

import io.limpid.graph.Attributes;
import io.limpid.tensor.ElementType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The table of operators that the reference interpreter computes, all with the meaning they have in opset 18 (Gelu: 20). */
final class ReferenceOperators {
    private static final Map<String, ReferenceOperator> TABLE = new TreeMap<>();

    static {
        // Linear maps
        one("Conv", Convolutions::conv);
        one("ConvTranspose", Convolutions::convTranspose);
        one("Gemm", Products::gemm);
        one("MatMul", Products::matMul);

        // Pooling
        many("MaxPool", Pooling::max);
        one("AveragePool", Pooling::average);
        one("LpPool", Pooling::lp);
        one("GlobalAveragePool", call -> spatial(call).fold(Reductions::mean));
        one("GlobalMaxPool", call -> spatial(call).fold(Reductions::max));

        // Normalization
        one("BatchNormalization", Normalizations::batch);
        one("InstanceNormalization", Normalizations::instance);
        one("LayerNormalization", Normalizations::layer);
        one("GroupNormalization", Normalizations::group);
        one("LRN", Normalizations::localResponse);
        one("Softmax", call -> Lanes.of(call.x(), call.axis(-1)).map(Normalizations::softmax));
        one("LogSoftmax", call -> Lanes.of(call.x(), call.axis(-1)).map(Normalizations::logSoftmax));
        many("Dropout", Normalizations::dropout);

        // Activations
        unary("Relu", x -> Math.max(x, 0));
        activation("LeakyRelu", Activations::leakyRelu);
        binary("PRelu", Activations::parametricRelu);
        activation("Elu", Activations::elu);
        activation("Selu", Activations::selu);
        activation("Celu", Activations::celu);
        activation("ThresholdedRelu", Activations::thresholdedRelu);
        activation("HardSigmoid", Activations::hardSigmoid);
        activation("Gelu", Activations::gelu);
        unary("Sigmoid", Activations::sigmoid);
        unary("HardSwish", Activations::hardSwish);
        unary("Softplus", Activations::softplus);
        unary("Softsign", Activations::softsign);
        unary("Mish", Activations::mish);
        unary("Tanh", Math::tanh);
        unary("Erf", Activations::erf);
        one("Clip", Activations::clip);

        // Element by element
        unary("Exp", Math::exp);
        unary("Log", Math::log);
        unary("Sqrt", Math::sqrt);
        unary("Neg", x -> -x);
        unary("Abs", Math::abs);
        unary("Sign", Math::signum);
        unary("Floor", Math::floor);
        unary("Ceil", Math::ceil);
        unary("Round", Math::rint);
        unary("Reciprocal", x -> 1 / x);
        unary("Not", x -> 1 - x);
        unary("Identity", x -> x);
        binary("Add", Double::sum);
        binary("Sub", (a, b) -> a - b);
        binary("Mul", (a, b) -> a * b);
        one("Div", ReferenceOperators::quotient);
        binary("Pow", Math::pow);
        binary("Mod", (a, b) -> a - Math.floor(a / b) * b);
        question("And", (a, b) -> a * b);
        question("Or", Math::max);
        question("Xor", (a, b) -> Math.abs(a - b));
        question("Equal", (a, b) -> a == b ? 1 : 0);
        question("Greater", (a, b) -> a > b ? 1 : 0);
        question("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0);
        question("Less", (a, b) -> a < b ? 1 : 0);
        question("LessOrEqual", (a, b) -> a <= b ? 1 : 0);
        one("Sum", call -> folded(call, Double::sum));
        one("Min", call -> folded(call, Math::min));
        one("Max", call -> folded(call, Math::max));
        one("Mean", call -> folded(call, Double::sum)
                .map(sum -> sum / call.present().size()));
        one("Where", Selections::where);

        // Reduction
        many("ReduceSum", Reductions.over(Reductions::sum));
        many("ReduceMean", Reductions.over(Reductions::mean));
        many("ReduceMax", Reductions.over(Reductions::max));
        many("ReduceMin", Reductions.over(Reductions::min));
        many("ReduceProd", Reductions.over(Reductions::product));
        many("ReduceL1", Reductions.over(Reductions::sumOfAbsolutes));
        many("ReduceL2", Reductions.over(Reductions::norm));
        many("ReduceLogSumExp", Reductions.over(Reductions::logOfSumOfExponentials));
        many("ReduceSumSquare", Reductions.over(Reductions::sumOfSquares));
        many("ArgMax", Reductions.place(Reductions::argMax));
        many("ArgMin", Reductions.place(Reductions::argMin));
        many("TopK", Reductions::topK);
        one("CumSum", Reductions::cumSum);

        // Shape
        one("Reshape", Shaping::reshape);
        one("Flatten", Shaping::flatten);
        one("Transpose", Shaping::transpose);
        one("Squeeze", Shaping::squeeze);
        one("Unsqueeze", Shaping::unsqueeze);
        one("Expand", Shaping::expand);
        one("Tile", Shaping::tile);
        one("Concat", Shaping::concat);
        many("Split", Shaping::split);
        one("DepthToSpace", Shaping::depthToSpace);
        one("SpaceToDepth", Shaping::spaceToDepth);
        one("Resize", Resizing::resize);

        // Indexing
        one("Slice", Selections::slice);
        one("Gather", Selections::gather);
        one("GatherElements", Selections::gatherElements);
        one("GatherND", Selections::gatherNd);
        one("ScatterElements", Selections::scatterElements);
        one("Pad", Selections::pad);
        one("OneHot", Selections::oneHot);

        // Constants and conversions
        one("Constant", Constants::constant);
        one("ConstantOfShape", Constants::ofShape);
        one("Range", Constants::range);
        one("Cast", Constants::cast);
        one("Shape", Shaping::shape);
        one("Size", Constants::size);
    }

    private ReferenceOperators() {}

    static Optional<ReferenceOperator> find(String opType) {
        return Optional.ofNullable(TABLE.get(opType));
    }

    static Set<String> types() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    private static void many(String opType, ReferenceOperator operator) {
        TABLE.put(opType, operator);
    }

    private static void one(String opType, Function<Call, DoubleTensor> operator) {
        many(opType, call -> List.of(operator.apply(call)));
    }

    private static void unary(String opType, DoubleUnaryOperator function) {
        one(opType, call -> call.x().map(function));
    }

    private static void activation(String opType, Function<Attributes, DoubleUnaryOperator> function) {
        one(opType, call -> call.x().map(function.apply(call.attributes())));
    }

    private static void binary(String opType, DoubleBinaryOperator function) {
        one(opType, call -> call.input(0).zip(call.input(1), function));
    }

    private static void question(String opType, DoubleBinaryOperator answer) {
        one(opType, call -> call.input(0).zip(call.input(1), answer).as(ElementType.BOOL));
    }

    private static DoubleTensor folded(Call call, DoubleBinaryOperator function) {
        return call.present().stream()
                .reduce((a, b) -> a.zip(b, function))
                .orElseThrow(() -> call.unsupported("no inputs"));
    }

    /** Between integers the fraction is dropped. */
    private static DoubleTensor quotient(Call call) {
        DoubleTensor quotient = call.input(0).zip(call.input(1), (a, b) -> a / b);
        return call.x().type() == ElementType.INT64 ? quotient.map(value -> (long) value) : quotient;
    }

    private static Lanes spatial(Call call) {
        return Lanes.of(call.x(), IntStream.range(2, call.x().rank()).toArray());
    }
}
