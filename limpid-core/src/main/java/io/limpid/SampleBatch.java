package io.limpid;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Layout;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import io.limpid.runtime.Session;
import io.limpid.runtime.SessionOptions;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Made-up pictures, preprocessed: soft blobs of colour and some noise. The same ones every time. Where a model takes more
 * channels than a photo has, the colours come again.
 */
final class SampleBatch {
    private static final long SEED = 20260401;
    private static final int BLOBS = 6;
    private static final int COLOURS = 3;
    private static final double NOISE = 12;

    private final Preprocessing preprocessing;
    private final int channels;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private SampleBatch(Classifier classifier) {
        this.preprocessing = classifier.preprocessing();
        this.channels = classifier.channels();
    }

    /** Returns pictures as a model takes them, {@code [N,C,H,W]} or {@code [N,H,W,C]}. */
    static Tensor of(Classifier classifier, int count) {
        return new SampleBatch(classifier).batch(count);
    }

    private Tensor batch(int count) {
        Size size = preprocessing.geometry().input();
        int pixels = size.height() * size.width();
        float[] data = new float[count * channels * pixels];
        for (int picture = 0; picture < count; picture++) {
            double[][] blobs = blobs(size);
            for (int pixel = 0; pixel < pixels; pixel++) {
                float[] values = preprocessing.normalized(colour(blobs, pixel / size.width(), pixel % size.width()));
                for (int channel = 0; channel < channels; channel++) {
                    int place = channelsLast() ? pixel * channels + channel : channel * pixels + pixel;
                    data[picture * channels * pixels + place] = values[channel % values.length];
                }
            }
        }
        return channelsLast()
                ? Tensor.of(data, count, size.height(), size.width(), channels)
                : Tensor.of(data, count, channels, size.height(), size.width());
    }

    private boolean channelsLast() {
        return preprocessing.layout() == Layout.NHWC;
    }

    /** Returns row, column, radius and colour of each blob. */
    private double[][] blobs(Size size) {
        double edge = Math.min(size.height(), size.width());
        double[][] blobs = new double[BLOBS][];
        for (int i = 0; i < BLOBS; i++) {
            blobs[i] = new double[] {
                random.nextDouble(size.height()),
                random.nextDouble(size.width()),
                random.nextDouble(edge / 8, edge / 2),
                random.nextDouble(-128, 128),
                random.nextDouble(-128, 128),
                random.nextDouble(-128, 128)
            };
        }
        return blobs;
    }

    private int colour(double[][] blobs, int row, int column) {
        int rgb = 0;
        for (int colour = 0; colour < COLOURS; colour++) {
            double level = 128 + random.nextDouble(-NOISE, NOISE);
            for (double[] blob : blobs) {
                double distance = Math.hypot(row - blob[0], column - blob[1]) / blob[2];
                level += blob[3 + colour] / (1 + distance * distance);
            }
            rgb = rgb << 8 | (int) Math.max(0, Math.min(255, level));
        }
        return rgb;
    }

    /** Returns pictures rounded to what an input can hold, as floats. */
    static Tensor heldBy(ElementType input, Tensor pictures) {
        return cast(cast(pictures, input), ElementType.FLOAT);
    }

    /** Returns a tensor with its elements in another form, rounded as ONNX Runtime rounds. */
    static Tensor cast(Tensor tensor, ElementType type) {
        if (tensor.type() == type) {
            return tensor;
        }
        Value from = Value.of("from");
        Value to = Value.of("to");
        Attributes code = Attributes.NONE.with("to", (long) type.code());
        Graph graph = new GraphBuilder()
                .input(from, tensor.tensorType())
                .node(Node.of("Cast", List.of(from), List.of(to), code))
                .type(to, new TensorType(type, tensor.tensorType().shape()))
                .output(to)
                .build();
        try (Session session = Session.open(OnnxModel.of(graph), SessionOptions.once())) {
            return Objects.requireNonNull(
                    session.run(Map.of(from.name(), tensor)).get(to.name()));
        }
    }
}
