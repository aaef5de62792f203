package io.limpid.bench;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.operator.FormChoice;
import io.limpid.backward.operator.Operators;
import io.limpid.backward.operator.Problem;
import io.limpid.backward.rule.Bias;
import io.limpid.backward.rule.Composites;
import io.limpid.backward.rule.Guard;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.runtime.Session;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The backward pass of one node in every form, between a node that gives the signal and a mask behind it, both in the layout of
 * convolutions where channels fill blocks.
 *
 * @param sessions one for each form
 * @param fed the node's input and the signal at its output
 */
record FormTrial(Map<String, Session> sessions, Map<String, Tensor> fed) implements AutoCloseable {
    private static final Value IMAGE = Value.of("image");
    private static final Value INPUT = Value.of("input");
    private static final Value OUTPUT = Value.of("output");
    private static final Value SIGNAL = Value.of("signal");
    private static final String ZERO_INSERTION = "ZERO_INSERTION";

    /** More multiplications than this are never worth while. */
    private static final double TOO_MANY = 3e9;

    /** So many signals go back in one run, so that handing over tensors weighs little. */
    private static final int REPETITIONS = 4;

    /** Loads all forms of a problem. */
    static FormTrial of(Problem problem) {
        Graph graph = forward(problem);
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (String form : existing(graph, problem)) {
            Graph written = backward(graph, problem, form);
            sessions.put(form, Session.open(OnnxModel.of(new RemoveUnused().apply(written))));
        }
        RandomTensors random = RandomTensors.seeded(1);
        Map<String, Tensor> fed = Map.of(
                IMAGE.name(), random.normal(one(graph, IMAGE)),
                SIGNAL.name(), random.normal(one(graph, OUTPUT)));
        return new FormTrial(sessions, fed);
    }

    private static long[] one(Graph graph, Value value) {
        Shape shape = graph.type(value).shape();
        return new long[] {1, shape.size(1), shape.size(2), shape.size(3)};
    }

    private static List<String> existing(Graph graph, Problem problem) {
        List<String> existing = new ArrayList<>();
        backward(graph, problem, (asked, forms) -> {
            existing.addAll(forms);
            return forms.get(0);
        });
        double insertedMultiplications = Math.pow(problem.kernel() * problem.stride() * problem.size(), 2)
                * problem.inputs()
                * problem.outputs()
                / problem.groups();
        existing.removeIf(form -> form.equals(ZERO_INSERTION) && insertedMultiplications > TOO_MANY);
        return existing.stream().distinct().toList();
    }

    /** Returns how many signals go back in one run: of several, ONNX Runtime would compute the denominator but once. */
    static int repetitions(Problem problem) {
        return isDenominator(problem) ? 1 : REPETITIONS;
    }

    private static boolean isDenominator(Problem problem) {
        return problem.opType().equals(Problem.DENOMINATOR);
    }

    /** Returns the node behind one that changes nothing, with all types. */
    private static Graph forward(Problem problem) {
        GraphBuilder builder = new GraphBuilder();
        long side = Math.round(problem.size() * problem.stride());
        Dim channels = new Dim.Fixed(problem.inputs());
        Shape image = new Shape(List.of(new Dim.Symbolic("N"), channels, new Dim.Fixed(side), new Dim.Fixed(side)));
        builder.input(IMAGE, new TensorType(ElementType.FLOAT, image));
        Emitter emit = Emitter.into(builder, "");
        Value given = isDenominator(problem) ? Value.of("given") : INPUT;
        builder.node(Node.of(
                "Conv",
                List.of(IMAGE, perChannel(emit, 1, problem.inputs())),
                List.of(given),
                perChannel(problem.inputs())));
        if (isDenominator(problem)) {
            builder.node(Node.of("Relu", List.of(given), List.of(INPUT), Attributes.NONE));
        }
        String opType = isDenominator(problem) ? "Conv" : problem.opType();
        builder.node(Node.of(opType, operands(emit, problem), List.of(OUTPUT), window(problem)));
        return ShapeProbe.probe(OnnxModel.of(builder.output(OUTPUT).build()), Shape.of(1, problem.inputs(), side, side))
                .graph();
    }

    private static Value perChannel(Emitter emit, float factor, long channels) {
        return emit.constant(Tensor.filled(factor, channels, 1, 1, 1));
    }

    private static Attributes perChannel(long channels) {
        return Attributes.NONE.with("group", channels);
    }

    private static List<Value> operands(Emitter emit, Problem problem) {
        if (problem.opType().equals("MaxPool")) {
            return List.of(INPUT);
        }
        long side = Math.round(problem.kernel());
        Tensor kernel =
                RandomTensors.seeded(2).normal(problem.outputs(), problem.inputs() / problem.groups(), side, side);
        return List.of(INPUT, emit.constant(kernel));
    }

    private static Attributes window(Problem problem) {
        long side = Math.round(problem.kernel());
        long stride = Math.round(problem.stride());
        long before = side > stride || stride == 1 ? (side - 1) / 2 : 0;
        long after = Math.max(0, side - stride - before);
        Attributes window = Attributes.NONE
                .with("kernel_shape", new long[] {side, side})
                .with("strides", new long[] {stride, stride})
                .with("pads", new long[] {before, before, after, after});
        return problem.opType().equals("MaxPool") ? window : window.with("group", problem.groups());
    }

    private static Composite composite(Problem problem) {
        return isDenominator(problem)
                ? Composite.of("z-plus").otherwise(Rules.zPlus(Bias.NONE, Guard.zero()))
                : Composites.gradient();
    }

    private static Graph backward(Graph graph, Problem problem, String form) {
        return backward(graph, problem, (asked, forms) -> form);
    }

    /** Returns the backward pass with the forms of the problem's operator chosen, and the plainest ones of others. */
    private static Graph backward(Graph graph, Problem problem, FormChoice choice) {
        FormChoice forms = (asked, existing) ->
                asked.opType().equals(problem.opType()) ? choice.of(asked, existing) : existing.get(0);
        GraphBuilder builder = graph.toBuilder();
        builder.input(SIGNAL, graph.type(OUTPUT));
        Emitter emit = Emitter.into(builder, "trial");
        Backward walk = Backward.through(graph, composite(problem), Operators.choosing(forms));
        List<Value> results = new ArrayList<>();
        for (int repetition = 1; repetition <= repetitions(problem); repetition++) {
            Value signal = emit.conv(
                    SIGNAL,
                    perChannel(emit, repetition, channels(graph, OUTPUT)),
                    Value.ABSENT,
                    perChannel(channels(graph, OUTPUT)));
            Value arrived = Objects.requireNonNull(walk.emit(builder, List.of(new Seed(OUTPUT, signal)), List.of(INPUT))
                    .get(INPUT));
            Value masked = emit.mul(arrived, emit.above(INPUT, 0));
            results.add(emit.node("GlobalAveragePool", List.of(masked), Attributes.NONE));
        }
        return builder.clearOutputs().output(emit.sum(results)).build();
    }

    private static long channels(Graph graph, Value value) {
        return graph.type(value).shape().size(1);
    }

    /** Returns what is timed, by form. */
    Map<String, Runnable> tasks() {
        Map<String, Runnable> tasks = new LinkedHashMap<>();
        sessions.forEach((form, session) -> tasks.put(form, () -> session.run(fed)));
        return tasks;
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
    }
}
