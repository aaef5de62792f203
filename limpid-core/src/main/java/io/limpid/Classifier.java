package io.limpid;

import io.limpid.graph.Graph;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Labels;
import io.limpid.image.Layout;
import io.limpid.image.Preprocessing;
import io.limpid.layer.ChannelsFirst;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.runtime.InferenceException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model together with what makes its input of a photo, and names for its outputs. A value: it holds no native resources
 * and may be shared between threads.
 */
public final class Classifier {
    private final OnnxModel model;
    private final Preprocessing preprocessing;
    private final Optional<Labels> labels;
    private final Networks networks;

    private Classifier(OnnxModel model, Preprocessing preprocessing, Optional<Labels> labels, Networks networks) {
        this.model = Objects.requireNonNull(model, "model");
        this.preprocessing = Objects.requireNonNull(preprocessing, "preprocessing");
        this.labels = labels;
        this.networks = networks;
    }

    /** The prepared model, once for each input size. */
    private record Networks(Map<List<Long>, Network> known, Function<long[], Network> prepare) {
        static Networks of(Function<long[], Network> prepare) {
            return new Networks(new ConcurrentHashMap<>(), prepare);
        }

        Network of(long... shape) {
            List<Long> key = Arrays.stream(shape).boxed().collect(Collectors.toList());
            return known.computeIfAbsent(key, size -> prepare.apply(shape));
        }
    }

    /** Returns a classifier whose classes are named by their numbers. */
    public static Classifier of(OnnxModel model, Preprocessing preprocessing) {
        return new Classifier(
                model, preprocessing, Optional.empty(), Networks.of(shape -> prepared(model, preprocessing, shape)));
    }

    /**
     * Returns this classifier with its prepared networks changed, see {@link Network#changed}: nothing is read or prepared
     * anew. The model stays what the file has.
     */
    public Classifier changed(UnaryOperator<Graph> change) {
        return new Classifier(model, preprocessing, labels, Networks.of(shape -> networks.of(shape)
                .changed(change)));
    }

    /** Returns this classifier with networks whose weights are handed over at each run, see {@link Network#withFedWeights}. */
    public Classifier withFedWeights() {
        return new Classifier(model, preprocessing, labels, Networks.of(shape -> networks.of(shape)
                .withFedWeights()));
    }

    /** Returns this classifier with names for its classes. */
    public Classifier withLabels(Labels names) {
        return new Classifier(model, preprocessing, Optional.of(names), networks);
    }

    /** Returns the model as its file has it. */
    public OnnxModel model() {
        return model;
    }

    /** Returns what makes the model's input of a photo. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Returns the names of the classes if they were given. */
    public Optional<Labels> labels() {
        return labels;
    }

    /** Returns the name of a class; {@code class 7} where names were not given. */
    public String label(int index) {
        return labels.map(names -> names.name(index)).orElse("class " + index);
    }

    /**
     * Returns the model prepared for an input size; prepared once for each size. The network takes {@code [N,C,H,W]}, also
     * where the model takes channels last, see {@link #toNetwork}.
     *
     * @param shape of the model's input, {@code [N,C,H,W]} or {@code [N,H,W,C]}; the batch size does not matter
     * @throws IllegalArgumentException if these are not four numbers, the model takes another size, or has another number of
     *     classes than labels
     */
    public Network network(long... shape) {
        if (shape.length != 4) {
            throw new IllegalArgumentException("the shape is " + Arrays.toString(shape)
                    + "; that of a batch of images has four numbers, [N,C,H,W] or [N,H,W,C], such as 1, 3, 224, 224");
        }
        long[] one = shape.clone();
        one[0] = 1;
        return checked(networks.of(one));
    }

    private static Network prepared(OnnxModel model, Preprocessing preprocessing, long... shape) {
        InputRange range = InputRange.of(preprocessing.minimum(), preprocessing.maximum());
        Network network =
                preprocessing.layout() == Layout.NHWC ? Network.ofChannelsLast(model, shape) : Network.of(model, shape);
        return network.withInputRange(range);
    }

    /**
     * Returns the model prepared for the images to be expected: of the size that its file states, and where that is left open, of
     * the one that the preprocessing makes. Empty if it cannot be; images of another size may still do.
     */
    Optional<Network> expected() {
        try {
            return Optional.of(network(expectedShape()));
        } catch (IllegalArgumentException | InferenceException e) {
            return Optional.empty();
        }
    }

    private long[] expectedShape() {
        long[] made = preprocessing.constant(0).shape();
        return model.graph().inputs().stream()
                .findFirst()
                .flatMap(input -> model.graph().findType(input))
                .map(TensorType::shape)
                .filter(declared -> declared.rank() == made.length)
                .map(declared -> IntStream.range(0, made.length)
                        .mapToLong(axis -> declared.isFixed(axis) ? declared.size(axis) : made[axis])
                        .toArray())
                .orElse(made);
    }

    private boolean takesChannelsLast() {
        return preprocessing.layout() == Layout.NHWC;
    }

    /** Returns how many channels the model's input has; those of the preprocessing where its file leaves that open. */
    int channels() {
        int axis = takesChannelsLast() ? 3 : 1;
        return model.graph()
                .findType(model.graph().inputs().get(0))
                .map(TensorType::shape)
                .filter(shape -> shape.rank() == 4 && shape.isFixed(axis))
                .map(shape -> Math.toIntExact(shape.size(axis)))
                .orElse(preprocessing.channels().count());
    }

    /** Returns what the elements of the model's input are, floats where its file does not say. */
    public ElementType inputElement() {
        return model.graph().inputs().stream()
                .findFirst()
                .flatMap(input -> model.graph().findType(input))
                .map(TensorType::element)
                .orElse(ElementType.FLOAT);
    }

    /** Tells whether the preprocessing makes what the model takes, and not only finished tensors do. */
    boolean takesPhotos() {
        return channels() == preprocessing.channels().count();
    }

    /**
     * Returns a batch of the model's input in the form that the prepared network takes: floats, {@code [N,C,H,W]}.
     *
     * @throws IllegalArgumentException if these are whole numbers, and not those that the model's file asks for
     */
    public Tensor toNetwork(Tensor batch) {
        ElementType taken = inputElement();
        if (!batch.type().isFloating() && batch.type() != taken) {
            TensorType wanted = new TensorType(taken, batch.tensorType().shape());
            throw new IllegalArgumentException("the tensor is " + batch + ", but the model takes " + wanted
                    + ": give numbers that are preprocessed already, or explain an Image");
        }
        return takesChannelsLast() ? ChannelsFirst.of(batch.asFloat()) : batch.asFloat();
    }

    /** Returns a batch {@code [N,C,H,W]} of a prepared network's input in the form that the model takes. */
    public Tensor fromNetwork(Tensor batch) {
        return takesChannelsLast() ? ChannelsFirst.undone(batch) : batch;
    }

    private Network checked(Network network) {
        int classes = network.outputs().classes();
        labels.filter(names -> names.size() != classes).ifPresent(names -> {
            throw new IllegalArgumentException("there are " + names.size() + " labels, but the model has "
                    + classes + " classes; give the list that belongs to this model"
                    + (Math.abs(names.size() - classes) == 1 ? " (one of them may have a background class)" : ""));
        });
        return network;
    }
}
