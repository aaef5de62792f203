package io.limpid.backward.rule;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.Arrays;

/**
 * A linear layer twice: as a graph, and as the matrix that it is, filled in by plain loops.
 *
 * @param graph from {@code x} to {@code y}, perhaps with a Relu before the layer
 * @param x the input of the graph, {@code [1,…]}
 * @param relevance at the output
 * @param layer the matrix, and what it reads
 */
record MatrixCase(Graph graph, Tensor x, Tensor relevance, MatrixLayer layer) {
    /** What a convolution slides over: square images, square kernels. */
    private record Geometry(
            int channels, int size, int filters, int kernel, int stride, int pad, int dilation, int groups) {
        static Geometry random(RandomTensors random) {
            int groups = random.between(1, 2);
            int kernel = random.between(1, 3);
            int dilation = random.between(1, 2);
            return new Geometry(
                    groups * random.between(1, 2),
                    random.between(5, 7),
                    groups * random.between(1, 3),
                    kernel,
                    random.between(1, 2),
                    random.between(0, 1),
                    dilation,
                    groups);
        }

        int out() {
            return (size + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
        }

        Attributes attributes() {
            return Attributes.NONE
                    .with("strides", new long[] {stride, stride})
                    .with("pads", new long[] {pad, pad, pad, pad})
                    .with("dilations", new long[] {dilation, dilation})
                    .with("group", (long) groups);
        }

        /** Returns the matrix from input places to output places. */
        double[][] matrix(float[] kernels) {
            double[][] w = new double[filters * out() * out()][channels * size * size];
            int inGroup = channels / groups;
            for (int m = 0; m < filters; m++) {
                for (int c = 0; c < inGroup; c++) {
                    int channel = m / (filters / groups) * inGroup + c;
                    for (int tap = 0; tap < kernel * kernel; tap++) {
                        float weight = kernels[(m * inGroup + c) * kernel * kernel + tap];
                        place(w, new int[] {m, channel, tap / kernel, tap % kernel}, weight);
                    }
                }
            }
            return w;
        }

        private void place(double[][] w, int[] tap, float weight) {
            for (int row = 0; row < out(); row++) {
                for (int column = 0; column < out(); column++) {
                    int i = row * stride + tap[2] * dilation - pad;
                    int j = column * stride + tap[3] * dilation - pad;
                    if (i >= 0 && i < size && j >= 0 && j < size) {
                        w[(tap[0] * out() + row) * out() + column][(tap[1] * size + i) * size + j] = weight;
                    }
                }
            }
        }
    }

    /** Returns a convolution of random geometry with a bias. */
    static MatrixCase convolution(RandomTensors random) {
        Geometry geometry = Geometry.random(random);
        Tensor kernels = random.normal(
                geometry.filters(), geometry.channels() / geometry.groups(), geometry.kernel(), geometry.kernel());
        Tensor bias = random.normal(geometry.filters());
        boolean rectified = random.between(0, 1) == 1;
        Sketch sketch = sketch(rectified, geometry.channels(), geometry.size(), geometry.size())
                .weight("w", kernels)
                .weight("b", bias)
                .node("Conv", geometry.attributes(), "y", "input", "w", "b");
        int places = geometry.out() * geometry.out();
        double[] biases = new double[geometry.filters() * places];
        Arrays.setAll(biases, i -> bias.toFloats()[i / places]);
        Tensor x = random.normal(1, geometry.channels(), geometry.size(), geometry.size());
        return new MatrixCase(
                sketch.withOutputs("y"),
                x,
                random.normal(1, geometry.filters(), geometry.out(), geometry.out()),
                new MatrixLayer(geometry.matrix(kernels.toFloats()), biases, read(x, rectified)));
    }

    /** Returns a transposed convolution without bias: its matrix is that of a convolution, turned. */
    static MatrixCase transposedConvolution(RandomTensors random) {
        Geometry geometry = new Geometry(2, 6, 3, 2, 2, 0, 1, 1);
        Tensor kernels = random.normal(3, 2, 2, 2);
        Sketch sketch = sketch(false, 3, geometry.out(), geometry.out())
                .weight("w", kernels)
                .node("ConvTranspose", Attributes.NONE.with("strides", new long[] {2, 2}), "y", "input", "w");
        double[][] turned = transposed(geometry.matrix(kernels.toFloats()));
        Tensor x = random.normal(1, 3, geometry.out(), geometry.out());
        return new MatrixCase(
                sketch.withOutputs("y"),
                x,
                random.normal(1, 2, 6, 6),
                new MatrixLayer(turned, new double[turned.length], read(x, false)));
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    /** Returns a dense layer with a bias and a scale. */
    static MatrixCase dense(RandomTensors random) {
        int inputs = random.between(2, 7);
        int outputs = random.between(1, 5);
        Tensor weights = random.normal(outputs, inputs);
        Tensor bias = random.normal(outputs);
        boolean rectified = random.between(0, 1) == 1;
        Sketch sketch = sketch(rectified, inputs)
                .weight("w", weights)
                .weight("b", bias)
                .node("Gemm", Attributes.NONE.with("transB", 1L).with("alpha", 0.5f), "y", "input", "w", "b");
        double[][] w = new double[outputs][inputs];
        for (int i = 0; i < outputs * inputs; i++) {
            w[i / inputs][i % inputs] = 0.5 * weights.toFloats()[i];
        }
        double[] biases = new double[outputs];
        Arrays.setAll(biases, i -> bias.toFloats()[i]);
        Tensor x = random.normal(1, inputs);
        return new MatrixCase(
                sketch.withOutputs("y"), x, random.normal(1, outputs), new MatrixLayer(w, biases, read(x, rectified)));
    }

    private static Sketch sketch(boolean rectified, long... shape) {
        return Sketch.of(shape).node(rectified ? "Relu" : "Identity", "input", "x");
    }

    /** Returns what the layer reads of an input. */
    private static double[] read(Tensor x, boolean rectified) {
        float[] floats = x.toFloats();
        double[] input = new double[floats.length];
        Arrays.setAll(input, i -> rectified ? Math.max(floats[i], 0) : floats[i]);
        return input;
    }

    /** Returns the relevance at the output. */
    double[] relevances() {
        float[] floats = relevance.toFloats();
        double[] relevances = new double[floats.length];
        Arrays.setAll(relevances, i -> floats[i]);
        return relevances;
    }

    @Override
    public String toString() {
        return graph.toString();
    }
}
