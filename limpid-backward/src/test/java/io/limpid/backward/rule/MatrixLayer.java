package io.limpid.backward.rule;

/** The linear layer {@code y = W x + b} at one input, as the matrix that it is. */
final class MatrixLayer {
    private final double[][] w;
    private final double[] b;
    private final double[] x;

    MatrixLayer(double[][] w, double[] b, double[] x) {
        this.w = w;
        this.b = b;
        this.x = x;
    }

    double[][] w() {
        return w;
    }

    double[] b() {
        return b;
    }

    double[] x() {
        return x;
    }

    double output(int i) {
        double y = b[i];
        for (int j = 0; j < x.length; j++) {
            y += w[i][j] * x[j];
        }
        return y;
    }
}
