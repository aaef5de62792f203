package io.limpid.testkit.reference;

import java.util.Arrays;

/** Matrix products. */
final class Products {
    private Products() {}

    /** {@code alpha * op(A) op(B) + beta * C}. */
    static DoubleTensor gemm(Call call) {
        double alpha = call.attributes().number("alpha", 1);
        double beta = call.attributes().number("beta", 1);
        DoubleTensor a = turned(call.input(0), call.integer("transA", 0));
        DoubleTensor b = turned(call.input(1), call.integer("transB", 0));
        DoubleTensor product = product(a, b).map(value -> alpha * value);
        return call.optional(2)
                .map(c -> product.zip(c, (y, bias) -> y + beta * bias))
                .orElse(product);
    }

    private static DoubleTensor turned(DoubleTensor matrix, long transpose) {
        return transpose == 1 ? matrix.transposed(1, 0) : matrix;
    }

    /** The product of the last two axes; those before broadcast; a vector acts as a row on the left, a column on the right. */
    static DoubleTensor matMul(Call call) {
        DoubleTensor a = call.input(0);
        DoubleTensor b = call.input(1);
        DoubleTensor left = a.rank() == 1 ? a.reshaped(1, a.size()) : a;
        DoubleTensor right = b.rank() == 1 ? b.reshaped(b.size(), 1) : b;
        DoubleTensor product = product(left, right);
        int[] shape = product.sizes();
        int[] batch = Arrays.copyOf(shape, shape.length - 2);
        int[] rows = a.rank() == 1 ? new int[0] : new int[] {product.size(-2)};
        int[] columns = b.rank() == 1 ? new int[0] : new int[] {product.size(-1)};
        return product.reshaped(Layout.concat(batch, Layout.concat(rows, columns)));
    }

    private static DoubleTensor product(DoubleTensor a, DoubleTensor b) {
        int rows = a.size(-2);
        int inner = a.size(-1);
        int columns = b.size(-1);
        int[] batch = Layout.broadcast(Arrays.copyOf(a.sizes(), a.rank() - 2), Arrays.copyOf(b.sizes(), b.rank() - 2));
        DoubleTensor left = a.broadcast(Layout.concat(batch, rows, inner));
        DoubleTensor right = b.broadcast(Layout.concat(batch, inner, columns));
        double[] y = new double[Layout.count(batch) * rows * columns];
        for (int i = 0; i < y.length; i++) {
            int row = i / columns;
            int firstOfColumn = row / rows * inner * columns + i % columns;
            for (int k = 0; k < inner; k++) {
                y[i] += left.at(row * inner + k) * right.at(firstOfColumn + k * columns);
            }
        }
        return DoubleTensor.wrap(y, Layout.concat(batch, rows, columns));
    }
}
