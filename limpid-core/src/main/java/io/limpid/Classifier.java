package io.limpid;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Labels;
import io.limpid.image.Preprocessing;
import io.limpid.program.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A model together with what makes its input of a photo, and names for its outputs. A value: it holds no native resources
 * and may be shared between threads.
 */
public final class Classifier {
    private final OnnxModel model;
    private final Preprocessing preprocessing;
    private final Labels labels;
    private final Map<List<Long>, Network> networks = new ConcurrentHashMap<>();

    private Classifier(OnnxModel model, Preprocessing preprocessing, Labels labels) {
        this.model = model;
        this.preprocessing = preprocessing;
        this.labels = labels;
    }

    /** Returns a classifier whose classes are named by their numbers. */
    public static Classifier of(OnnxModel model, Preprocessing preprocessing) {
        return new Classifier(model, preprocessing, Labels.numbered());
    }

    /** Returns this classifier with names for its classes. */
    public Classifier withLabels(Labels names) {
        return new Classifier(model, preprocessing, names);
    }

    /** Returns the model as its file has it. */
    public OnnxModel model() {
        return model;
    }

    /** Returns what makes the model's input of a photo. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Returns the names of the classes. */
    public Labels labels() {
        return labels;
    }

    /**
     * Returns the model prepared for an input size; prepared once for each size.
     *
     * @param shape {@code [N,C,H,W]}; the batch size does not matter
     * @throws IllegalArgumentException if the model takes another size
     */
    public Network network(long... shape) {
        long[] one = shape.clone();
        one[0] = 1;
        List<Long> key = Arrays.stream(one).boxed().collect(Collectors.toList());
        return networks.computeIfAbsent(key, size -> Network.of(model, one));
    }
}
