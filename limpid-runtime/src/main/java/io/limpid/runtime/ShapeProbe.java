package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Learns all shapes of a model by running it with every value as an output: once with one image and once with two, so
 * that sizes which follow the batch are told from those which do not.
 */
public final class ShapeProbe {
    private static final String BATCH = "N";
    private static final long SEED = 20260101;

    private final OnnxModel model;
    private final Graph graph;
    private final Set<Value> lookingAtImage;

    private ShapeProbe(OnnxModel model) {
        this.model = model;
        this.graph = model.graph();
        this.lookingAtImage = lookingAtImage(graph);
    }

    /**
     * Runs a model on made-up images of a size.
     *
     * @param input the shape of its first input, the image; a symbolic first axis asks for a batch of any size. Further
     *     inputs, whose types must be declared, are fed zeros
     * @throws InferenceException if the model does not run on that shape
     */
    public static Probe probe(OnnxModel model, Shape input) {
        return new ShapeProbe(model).probe(input);
    }

    private Probe probe(Shape input) {
        OnnxModel verbose = model.withGraph(new WithoutWeights(lookingAtImage).apply(withAllOutputs()));
        try (Session session = Session.open(verbose, SessionOptions.once())) {
            if (input.isFixed()) {
                return fixed(observe(session, input.sizes()));
            }
            Map<Value, Observation> one = observe(session, sizes(input, 1));
            return observeTwo(session, input).map(two -> free(one, two)).orElseGet(() -> fixed(one));
        }
    }

    private Optional<Map<Value, Observation>> observeTwo(Session session, Shape input) {
        try {
            return Optional.of(observe(session, sizes(input, 2)));
        } catch (InferenceException batchIsBakedIn) {
            return Optional.empty();
        }
    }

    private static long[] sizes(Shape input, long batch) {
        return input.with(0, new Dim.Fixed(batch)).sizes();
    }

    private Graph withAllOutputs() {
        GraphBuilder builder = graph.toBuilder().clearOutputs();
        Set<Value> outputs = new LinkedHashSet<>(graph.outputs());
        graph.nodes().forEach(node -> outputs.addAll(node.outputs()));
        outputs.remove(Value.ABSENT);
        outputs.forEach(builder::output);
        return builder.build();
    }

    private Map<Value, Observation> observe(Session session, long[] inputSizes) {
        Map<Value, Observation> seen = new LinkedHashMap<>();
        Map<String, Tensor> fed = new LinkedHashMap<>();
        for (Value input : graph.inputs()) {
            Tensor tensor = fed.isEmpty() ? image(input, inputSizes) : zeros(input, inputSizes[0]);
            fed.put(input.name(), tensor);
            seen.put(input, new Observation(tensor.tensorType(), Optional.empty()));
        }
        session.collect(fed, session.outputNames(), this::observation)
                .forEach((name, observation) -> seen.put(Value.of(name), observation));
        return seen;
    }

    private Observation observation(String name, OnnxTensor tensor) {
        boolean looks = lookingAtImage.contains(Value.of(name));
        return new Observation(Tensors.typeOf(tensor), looks ? Optional.empty() : Optional.of(Tensors.fromOrt(tensor)));
    }

    private Tensor zeros(Value input, long batch) {
        TensorType type = graph.type(input);
        long[] sizes = type.shape().dims().stream()
                .mapToLong(dim -> dim instanceof Dim.Fixed fixed ? fixed.size() : batch)
                .toArray();
        return zeros(type.element(), sizes);
    }

    private static Tensor zeros(ElementType element, long... sizes) {
        long bytes = Arrays.stream(sizes).reduce(element.bytes(), Math::multiplyExact);
        return Tensor.raw(element, sizes, ByteBuffer.allocate(Math.toIntExact(bytes)));
    }

    /** A model that takes other numbers than floats gets a black image. */
    private Tensor image(Value input, long... sizes) {
        ElementType element = graph.findType(input).map(TensorType::element).orElse(ElementType.FLOAT);
        return element == ElementType.FLOAT ? noise(sizes) : zeros(element, sizes);
    }

    private static Tensor noise(long[] sizes) {
        SplittableRandom random = new SplittableRandom(SEED);
        int count = Math.toIntExact(Arrays.stream(sizes).reduce(1, Math::multiplyExact));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.of(values, sizes);
    }

    private Probe fixed(Map<Value, Observation> seen) {
        Map<Value, TensorType> types = new HashMap<>();
        Map<Value, Tensor> constants = new HashMap<>();
        seen.forEach((value, observation) -> {
            types.put(value, observation.type());
            observation.content().ifPresent(content -> constants.put(value, content));
        });
        return new Probe(typed(types), constants, Probe.Batch.FIXED);
    }

    private Probe free(Map<Value, Observation> one, Map<Value, Observation> two) {
        Map<Value, TensorType> types = new HashMap<>();
        Map<Value, Tensor> constants = new HashMap<>();
        one.forEach((value, first) -> {
            Observation second = two.getOrDefault(value, first);
            types.put(value, merged(first.type(), second.type()));
            first.content().filter(second::shows).ifPresent(content -> constants.put(value, content));
        });
        return new Probe(typed(types), constants, Probe.Batch.ANY);
    }

    private static TensorType merged(TensorType one, TensorType two) {
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < one.shape().rank(); axis++) {
            long first = one.shape().size(axis);
            boolean followsBatch = first != two.shape().size(axis);
            dims.add(followsBatch ? new Dim.Symbolic(first == 1 ? BATCH : first + BATCH) : new Dim.Fixed(first));
        }
        return new TensorType(one.element(), new Shape(dims));
    }

    private Graph typed(Map<Value, TensorType> types) {
        GraphBuilder builder = graph.toBuilder();
        types.forEach(builder::type);
        return builder.build();
    }

    /** Returns the values that depend on what the image holds, not only on its size. */
    private static Set<Value> lookingAtImage(Graph graph) {
        Set<Value> looking = new HashSet<>(graph.inputs());
        for (Node node : graph.nodes()) {
            boolean onlySizes = node.is("Shape") || node.is("Size");
            if (!onlySizes && node.reads().stream().anyMatch(looking::contains)) {
                looking.addAll(node.outputs());
            }
        }
        return looking;
    }

    /** What was seen of a value in one run. */
    private record Observation(TensorType type, Optional<Tensor> content) {
        boolean shows(Tensor other) {
            return content.filter(other::equals).isPresent();
        }
    }
}
