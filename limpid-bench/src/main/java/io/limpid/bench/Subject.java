package io.limpid.bench;

import io.limpid.graph.Graph;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A model to measure on, with one image for it.
 *
 * @param name for the table
 * @param model as its file has it
 * @param image {@code [1,C,H,W]}
 */
record Subject(String name, OnnxModel model, Tensor image) {
    private static final int CLASSES = 1000;
    private static final long SEED = 1;
    private static final long DEFAULT_SIZE = 224;

    /** Returns the subject that a name or a path to an ONNX file stands for. */
    static Subject of(String name) {
        return switch (name) {
            case "resnet-18" -> of(RandomNets.resnet18(CLASSES, SEED));
            case "resnet-50" -> of(RandomNets.resnet50(CLASSES, SEED));
            case "vgg-16" -> of(RandomNets.vgg16(CLASSES, SEED));
            case "mobilenet-v2" -> of(RandomNets.mobilenetV2(CLASSES, SEED));
            default -> read(Path.of(name));
        };
    }

    /** Returns the names of the nets that need no file. */
    static List<String> standard() {
        return List.of("resnet-18", "resnet-50", "vgg-16", "mobilenet-v2");
    }

    private static Subject of(RandomNet net) {
        return new Subject(net.name(), OnnxModel.of(net.graph()), net.example(1));
    }

    private static Subject read(Path file) {
        OnnxModel model = OnnxModel.read(file);
        return new Subject(file.getFileName().toString(), model, noise(inputSizes(model.graph())));
    }

    private static long[] inputSizes(Graph graph) {
        Shape shape = graph.type(graph.inputs().get(0)).shape();
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean known = shape.dims().get(axis) instanceof Dim.Fixed;
            sizes[axis] = axis == 0 ? 1 : known ? shape.size(axis) : DEFAULT_SIZE;
        }
        return sizes;
    }

    private static Tensor noise(long[] sizes) {
        SplittableRandom random = new SplittableRandom(SEED);
        int count = 1;
        for (long size : sizes) {
            count = Math.toIntExact(count * size);
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return Tensor.of(values, sizes);
    }
}
