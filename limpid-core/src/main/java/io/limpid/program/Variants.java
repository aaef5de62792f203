package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.run.Batches;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A network with nodes in front of it that make its input: of one tensor and many small ones, many variants. So a mask of
 * 7 x 7 is what is handed over for each masked image, and ONNX Runtime does the rest. Thread-safe; holds native memory
 * until closed.
 */
public final class Variants implements AutoCloseable {
    private final int fixedBatch;
    private final Set<String> each;
    private final Map<String, String> names;
    private final String logits;
    private final Loaded session;

    private Variants(int fixedBatch, Front front, String logits, Loaded session) {
        this.fixedBatch = fixedBatch;
        this.each = Set.copyOf(front.each);
        this.names = Map.copyOf(front.names);
        this.logits = logits;
        this.session = session;
    }

    /** Writes the nodes in front of a network. */
    @FunctionalInterface
    public interface Recipe {
        /** Returns the network's input {@code [N,...]}, made of what is declared with the front. */
        Value emit(Front front);
    }

    /** Where a recipe declares what will be fed, and writes its nodes. */
    public static final class Front {
        private final GraphBuilder builder;
        private final Dim batch;
        private final Emitter emit;
        private final Set<String> each = new LinkedHashSet<>();
        private final Map<String, String> names = new LinkedHashMap<>();

        private Front(Network network, GraphBuilder builder) {
            this.builder = builder;
            this.batch = network.graph().type(network.input()).shape().dims().get(0);
            this.emit = Emitter.into(builder, "variants");
            takeNames(network.graph(), builder);
        }

        private static void takeNames(Graph graph, GraphBuilder builder) {
            graph.inputs().forEach(value -> builder.fresh(value.name()));
            graph.initializers().keySet().forEach(value -> builder.fresh(value.name()));
            graph.nodes().stream()
                    .flatMap(node -> node.outputs().stream())
                    .filter(Value::isPresent)
                    .forEach(value -> builder.fresh(value.name()));
        }

        /** Returns the emitter for the recipe's nodes. */
        public Emitter emit() {
            return emit;
        }

        /** Declares a tensor that all variants of a run share, of exactly these sizes. */
        public Value shared(String name, long... sizes) {
            return declared(name, Shape.of(sizes));
        }

        /** Declares a tensor with one row for each variant, {@code [N,sizes]}. */
        public Value each(String name, long... sizes) {
            List<Dim> dims = new ArrayList<>(List.of(batch));
            dims.addAll(Shape.of(sizes).dims());
            each.add(name);
            return declared(name, new Shape(dims));
        }

        /** Declares what all variants share of a network's further input, and repeats it as often as there are variants. */
        private Value repeated(Value beside, Shape shape, Value input) {
            Shape one = shape.with(0, new Dim.Fixed(1));
            Value given = declared(beside(beside), one);
            long[] rest = Arrays.copyOfRange(one.sizes(), 1, one.rank());
            return emit.expand(
                    given, emit.concat(List.of(emit.slice(emit.shape(input), 0, 0, 1), emit.indices(rest)), 0));
        }

        private Value declared(String name, Shape shape) {
            Value value = builder.fresh(name);
            names.put(name, value.name());
            builder.input(value, new TensorType(ElementType.FLOAT, shape));
            return value;
        }
    }

    /** Returns the name by which a further input of a network, see {@link Network#restAt}, is fed for one image. */
    public static String beside(Value input) {
        return "beside/" + input.name();
    }

    /** Writes a recipe in front of a network and loads both; the network's further inputs are to be fed besides. */
    public static Variants of(Network network, Recipe recipe) {
        GraphBuilder builder = new GraphBuilder();
        network.graph().types().forEach(builder::type);
        Front front = new Front(network, builder);
        Value input = recipe.emit(front);
        List<Value> inputs = network.graph().inputs();
        builder.node(Node.of("Identity", List.of(input), List.of(inputs.get(0)), Attributes.NONE));
        inputs.stream().skip(1).forEach(beside -> {
            Value repeated = front.repeated(beside, network.graph().type(beside).shape(), input);
            builder.node(Node.of("Identity", List.of(repeated), List.of(beside), Attributes.NONE));
        });
        network.graph().initializers().forEach(builder::initializer);
        builder.nodes(network.graph().nodes());
        Value logits = front.emit().reshape(network.logits(), 0, network.scores());
        Graph graph = builder.output(logits).build();
        Loaded session = network.load(network.model().withGraph(graph));
        return new Variants(network.fixedBatch(), front, logits.name(), session);
    }

    /**
     * Returns the scores of some variants, {@code [n,K]}.
     *
     * @param fed every tensor that the recipe declared, by the name it gave; those with a row for each variant have {@code n} rows
     * @throws IllegalArgumentException if the network does not give a row of scores for each of them
     */
    public Tensor logits(Map<String, Tensor> fed) {
        int count = each.stream()
                .mapToInt(name -> Objects.requireNonNull(fed.get(name)).size(0))
                .findFirst()
                .orElse(1);
        if (fixedBatch == 0 || fixedBatch == count) {
            return requireRows(run(fed), count);
        }
        List<Tensor> rows = new ArrayList<>();
        for (int start = 0; start < count; start += fixedBatch) {
            Tensor scores = requireRows(run(filledUp(fed, start, count)), fixedBatch);
            for (int i = 0; i < fixedBatch && start + i < count; i++) {
                rows.add(scores.row(i));
            }
        }
        return Batches.stack(rows);
    }

    private static Tensor requireRows(Tensor scores, int count) {
        if (scores.size(0) != count) {
            throw new IllegalArgumentException("the model gives " + scores.size(0) + " rows of scores for " + count
                    + " variants: it mixes the images of a batch, as models do that see several views of an image."
                    + " Methods that vary the image or a layer need a row for each; use one that takes a single run,"
                    + " such as gradient or grad-cam, or vary the image itself, as occlusion does");
        }
        return scores;
    }

    /** Returns as many rows as the model takes; the last one fills them up. */
    private Map<String, Tensor> filledUp(Map<String, Tensor> fed, int start, int count) {
        Map<String, Tensor> filled = new LinkedHashMap<>(fed);
        for (String name : each) {
            Tensor all = Objects.requireNonNull(fed.get(name));
            List<Tensor> rows = new ArrayList<>();
            for (int i = start; i < Math.min(start + fixedBatch, count); i++) {
                rows.add(all.row(i));
            }
            rows.addAll(Collections.nCopies(fixedBatch - rows.size(), rows.get(rows.size() - 1)));
            filled.put(name, Batches.stack(rows));
        }
        return filled;
    }

    private Tensor run(Map<String, Tensor> fed) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        fed.forEach((name, tensor) -> named.put(Objects.requireNonNull(names.get(name)), tensor));
        return Objects.requireNonNull(session.run(named, Set.of(logits)).get(logits));
    }

    @Override
    public void close() {
        session.close();
    }
}
