package io.limpid.testkit.reference;

/** Convolution and its transpose, over any number of spatial axes. */
final class Convolutions {
    private static final int TOGETHER = 4;

    private Convolutions() {}

    /** {@code y[n,m,p] = b[m] + sum over c,u of w[m,c,u] * x[n,c,p*stride+u*dilation-pad]}, c within the group of m. */
    static DoubleTensor conv(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor w = call.input(1);
        Window window = Window.over(call.attributes(), Layout.from(2, x.sizes()), Layout.from(2, w.sizes()));
        int[][] taps = window.taps();
        int groups = Math.toIntExact(call.integer("group", 1));
        int outputs = w.size(0);
        int inputsPerGroup = w.size(1);
        int together = outputs / groups % TOGETHER == 0 ? TOGETHER : 1;
        DoubleTensor y = zeros(x.size(0), outputs, window.out());
        for (int plane = 0; plane < x.size(0) * outputs; plane += together) {
            int output = plane % outputs;
            int group = output / (outputs / groups);
            int firstInput = plane / outputs * x.size(1) + group * inputsPerGroup;
            for (int c = 0; c < inputsPerGroup; c++) {
                Plane[] kernels = planes(w, output * inputsPerGroup + c, inputsPerGroup, together);
                Plane input = Plane.of(x, firstInput + c);
                if (together == TOGETHER) {
                    collectTogether(taps, input, kernels, planes(y, plane, 1, together));
                } else {
                    collect(taps, input, kernels[0], Plane.of(y, plane));
                }
            }
        }
        return biased(y, call);
    }

    private static Plane[] planes(DoubleTensor tensor, int first, int step, int count) {
        Plane[] planes = new Plane[count];
        for (int i = 0; i < count; i++) {
            planes[i] = Plane.of(tensor, first + i * step);
        }
        return planes;
    }

    /** {@code y[n,m,p*stride+u*dilation-pad] += w[c,m,u] * x[n,c,p]}, c and m within the same group, plus {@code b[m]}. */
    static DoubleTensor convTranspose(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor w = call.input(1);
        Window window = Window.undone(call.attributes(), Layout.from(2, x.sizes()), Layout.from(2, w.sizes()));
        int[][] taps = window.taps();
        int groups = Math.toIntExact(call.integer("group", 1));
        int inputs = x.size(1);
        int outputsPerGroup = w.size(1);
        DoubleTensor y = zeros(x.size(0), outputsPerGroup * groups, window.in());
        for (int plane = 0; plane < x.size(0) * inputs; plane++) {
            int input = plane % inputs;
            int group = input / (inputs / groups);
            int firstOutput = (plane / inputs * groups + group) * outputsPerGroup;
            for (int m = 0; m < outputsPerGroup; m++) {
                spread(
                        taps,
                        Plane.of(x, plane),
                        Plane.of(w, input * outputsPerGroup + m),
                        Plane.of(y, firstOutput + m));
            }
        }
        return biased(y, call);
    }

    private static void collect(int[][] taps, Plane x, Plane w, Plane y) {
        for (int p = 0; p < taps.length; p++) {
            int[] tap = taps[p];
            double sum = 0;
            for (int i = 0; i < tap.length; i += 2) {
                sum += w.get(tap[i]) * x.get(tap[i + 1]);
            }
            y.add(p, sum);
        }
    }

    /** The same for four outputs that read one input, so that no sum waits for another. */
    private static void collectTogether(int[][] taps, Plane x, Plane[] w, Plane[] y) {
        Plane w0 = w[0];
        Plane w1 = w[1];
        Plane w2 = w[2];
        Plane w3 = w[3];
        for (int p = 0; p < taps.length; p++) {
            int[] tap = taps[p];
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int i = 0; i < tap.length; i += 2) {
                int u = tap[i];
                double value = x.get(tap[i + 1]);
                sum0 += w0.get(u) * value;
                sum1 += w1.get(u) * value;
                sum2 += w2.get(u) * value;
                sum3 += w3.get(u) * value;
            }
            y[0].add(p, sum0);
            y[1].add(p, sum1);
            y[2].add(p, sum2);
            y[3].add(p, sum3);
        }
    }

    private static void spread(int[][] taps, Plane x, Plane w, Plane y) {
        for (int p = 0; p < taps.length; p++) {
            int[] tap = taps[p];
            for (int i = 0; i < tap.length; i += 2) {
                y.add(tap[i + 1], w.get(tap[i]) * x.get(p));
            }
        }
    }

    private static DoubleTensor zeros(int images, int channels, int... spatial) {
        int[] shape = Layout.concat(new int[] {images, channels}, spatial);
        return DoubleTensor.wrap(new double[Layout.count(shape)], shape);
    }

    private static DoubleTensor biased(DoubleTensor y, Call call) {
        return call.optional(2)
                .map(bias -> y.zip(Channels.aligned(bias, y.rank()), Double::sum))
                .orElse(y);
    }
}
