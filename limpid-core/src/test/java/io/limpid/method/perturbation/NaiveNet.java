package io.limpid.method.perturbation;

import io.limpid.heatmap.Upsampling;
import io.limpid.image.Size;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A net as a second implementation sees it: one image, one run, and loops. */
final class NaiveNet implements AutoCloseable {
    static final int CLASS = 2;

    private final Tensor image;
    private final Runner whole;
    private final Runner head;
    private final Tensor layer;

    NaiveNet(RandomNet net) {
        this(net, net.example(1));
    }

    NaiveNet(RandomNet net, Tensor image) {
        Network network = Explained.network(net);
        Layer at = network.layer(TargetLayer.lastSpatial());
        this.image = image;
        whole = GraphProgram.write(network, frame -> at.value()).open();
        head = GraphProgram.write(network.headAt(at), frame -> frame.logits()).open();
        layer = whole.run(image, Goal.of(CLASS, 1)).attribution();
    }

    Tensor image() {
        return image;
    }

    /** Returns the values of the layer that is chosen for CAMs, {@code [1,C,h,w]}. */
    Tensor layer() {
        return layer;
    }

    int channels() {
        return layer.size(1);
    }

    int places() {
        return layer.size(2) * layer.size(3);
    }

    float[] channel(int k) {
        float[] map = new float[places()];
        System.arraycopy(layer.toFloats(), k * places(), map, 0, places());
        return map;
    }

    /** Returns what a score of the layer's values loses without each channel. */
    double[] drops(ToDoubleFunction<float[]> score) {
        float[] values = layer.toFloats();
        double[] drops = new double[channels()];
        for (int k = 0; k < drops.length; k++) {
            float[] without = values.clone();
            Arrays.fill(without, k * places(), (k + 1) * places(), 0);
            drops[k] = score.applyAsDouble(values) - score.applyAsDouble(without);
        }
        return drops;
    }

    double logit(Tensor picture) {
        return whole.logits(picture).toFloats()[CLASS];
    }

    double probability(Tensor picture) {
        return softmax(whole.logits(picture).toFloats());
    }

    double headLogit(float[] values) {
        return head.logits(Tensor.of(values, layer.shape())).toFloats()[CLASS];
    }

    double headProbability(float[] values) {
        return softmax(head.logits(Tensor.of(values, layer.shape())).toFloats());
    }

    private static double softmax(float... logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[CLASS]);
        }
        return 1 / sum;
    }

    /** Returns a map of the layer's size brought to the image's. */
    float[] enlarged(float... map) {
        Tensor small = Tensor.of(map, layer.size(2), layer.size(3));
        return Upsampling.bilinear(small, new Size(image.size(2), image.size(3)))
                .toFloats();
    }

    static float[] scaled(float... map) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : map) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float[] scaled = new float[map.length];
        for (int i = 0; i < map.length && greatest > least; i++) {
            scaled[i] = (map[i] - least) / (greatest - least);
        }
        return scaled;
    }

    /** Returns the image where a mask is 1, and another one where it is 0. */
    Tensor masked(float[] mask, Tensor behind) {
        float[] values = image.toFloats();
        float[] other = behind.toFloats();
        for (int i = 0; i < values.length; i++) {
            float share = mask[i % mask.length];
            values[i] = values[i] * share + other[i] * (1 - share);
        }
        return Tensor.of(values, image.shape());
    }

    Tensor masked(float... mask) {
        return masked(mask, Tensor.filled(0, image.shape()));
    }

    /** Returns {@code sum_k w_k A_k}, {@code [1,h,w]}. */
    Tensor map(double... weights) {
        float[] map = new float[places()];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < map.length; i++) {
                map[i] += (float) (weights[k] * channel(k)[i]);
            }
        }
        return Tensor.of(map, 1, layer.size(2), layer.size(3));
    }

    static double[] softmaxOf(double... scores) {
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score);
        }
        double[] weights = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            weights[i] = Math.exp(scores[i]) / sum;
        }
        return weights;
    }

    @Override
    public void close() {
        whole.close();
        head.close();
    }
}
