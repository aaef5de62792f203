package io.limpid.testkit.reference;

import io.limpid.tensor.Tensor;
import java.util.List;

/** Samples of functions of elements, and of reductions of many to one. */
final class FunctionSamples {
    private final OperatorSuite suite;

    FunctionSamples(OperatorSuite suite) {
        this.suite = suite;
    }

    void addAll() {
        activations();
        elementwise();
        reductions();
    }

    private void activations() {
        for (String opType :
                List.of("Relu", "Selu", "Sigmoid", "HardSwish", "Softplus", "Softsign", "Mish", "Tanh", "Erf")) {
            suite.add(opType, s -> s.in(s.random().normal(3.0, 4, 50)));
        }
        for (String opType : List.of("LeakyRelu", "Elu", "Celu", "ThresholdedRelu", "HardSigmoid")) {
            suite.add(opType, s -> s.in(s.random().normal(2.0, 4, 50)));
            suite.add(opType, s -> s.with("alpha", 0.3f).in(s.random().normal(2.0, 4, 50)));
        }
        suite.add("HardSigmoid", s -> s.with("alpha", 0.3f).with("beta", 0.4f).normal(100));
        suite.add("PRelu", s -> s.normal(2, 3, 4, 4).weight(s.random().uniform(0, 1, 3, 1, 1)));
        suite.add("Gelu", s -> s.opset(20).normal(100));
        suite.add("Gelu", s -> s.opset(20).with("approximate", "tanh").normal(100));
        suite.add(
                "Clip",
                s -> s.in(s.random().normal(4.0, 50)).weight(Tensor.scalar(0)).weight(Tensor.scalar(6)));
        suite.add("Clip", s -> s.normal(50).absent().weight(Tensor.scalar(0.5f)));
        suite.add("Clip", s -> s.normal(50));
    }

    private void elementwise() {
        for (String opType : List.of("Exp", "Neg", "Abs", "Sign", "Floor", "Ceil", "Round", "Identity")) {
            suite.add(opType, s -> s.in(s.random().normal(3.0, 3, 5)));
        }
        suite.add("Round", s -> s.in(Tensor.of(new float[] {-1.5f, -0.5f, 0.5f, 1.5f, 2.5f}, 5)));
        for (String opType : List.of("Log", "Sqrt", "Reciprocal")) {
            suite.add(opType, s -> s.in(s.random().uniform(0.1, 4, 3, 5)));
        }
        for (String opType : List.of("Add", "Sub", "Mul", "Div", "Sum", "Min", "Max", "Mean")) {
            suite.add(opType, s -> s.normal(2, 3, 4).in(s.random().uniform(0.5, 2, 3, 1)));
        }
        suite.add(
                "Div", s -> s.in(s.random().indices(-20, 20, 10)).in(s.random().indices(1, 5, 10)));
        suite.add(
                "Mod", s -> s.in(s.random().indices(-20, 20, 10)).in(s.random().indices(1, 5, 10)));
        for (String opType : List.of("Sum", "Min", "Max", "Mean")) {
            suite.add(opType, s -> s.normal(2, 1, 4).normal(3, 1).normal(4));
        }
        suite.add(
                "Pow", s -> s.in(s.random().uniform(0.1, 3, 2, 3)).in(s.random().uniform(-2, 2, 3)));
        suite.add("Pow", s -> s.normal(10).weight(Tensor.scalar(2)));
        suite.add("Not", s -> s.bools(10));
        for (String opType : List.of("And", "Or", "Xor")) {
            suite.add(opType, s -> s.bools(3, 8).bools(8));
        }
        for (String opType : List.of("Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual")) {
            suite.add(opType, s -> s.in(s.random().indices(0, 3, 4, 6))
                    .in(s.random().indices(0, 3, 6)));
            suite.add(opType, s -> s.normal(4, 6).normal(4, 1));
        }
        suite.add("Where", s -> s.bools(3, 1).normal(4).normal(2, 3, 4));
    }

    private void reductions() {
        for (String opType : List.of(
                "ReduceSum",
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceProd",
                "ReduceL1",
                "ReduceL2",
                "ReduceSumSquare",
                "ReduceLogSumExp")) {
            long opset = opType.equals("ReduceSum") ? 13 : 18;
            suite.add(opType, s -> s.opset(opset).normal(2, 3, 4).longs(-1, 0));
            suite.add(
                    opType,
                    s -> s.opset(opset).with("keepdims", 0).normal(2, 3, 4).longs(1));
            suite.add(opType, s -> s.opset(opset).normal(2, 3));
            suite.add(
                    opType, s -> s.opset(opset).with("noop_with_empty_axes", 1).normal(2, 3));
        }
        for (String opType : List.of("ArgMax", "ArgMin")) {
            suite.add(
                    opType,
                    s -> s.with("axis", -1).with("keepdims", 0).in(s.random().distinct(0.1, 3, 5)));
            suite.add(opType, s -> s.in(s.random().indices(0, 2, 6, 3).asFloat()));
            suite.add(opType, s -> s.with("select_last_index", 1)
                    .in(s.random().indices(0, 2, 6, 3).asFloat()));
        }
        suite.add("TopK", s -> s.outputs(2).normal(3, 7).longs(3));
        suite.add("TopK", s -> s.outputs(2)
                .with("axis", 0)
                .with("largest", 0)
                .normal(7, 2)
                .longs(4));
        suite.add(
                "TopK",
                s -> s.outputs(2).in(s.random().indices(0, 3, 2, 8).asFloat()).longs(5));
        suite.add("CumSum", s -> s.normal(2, 5).weight(Tensor.of(new long[] {1})));
        suite.add(
                "CumSum",
                s -> s.with("exclusive", 1).with("reverse", 1).normal(2, 5).weight(Tensor.of(new long[] {-2})));
    }
}
