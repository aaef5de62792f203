package io.limpid.method.cam;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * An eigenvalue of a symmetric matrix with its eigenvector of length 1, in double precision.
 *
 * <p>Found by Lanczos' method with full orthogonalisation, which only multiplies with the matrix and needs few products
 * also where the greatest eigenvalues lie close together.
 */
final class Eigenpair {
    private static final int MOST_STEPS = 300;
    private static final int CHECK_EVERY = 8;
    private static final double ACCURATE = 1e-11;
    private static final long SEED = 7;

    private final double value;
    private final double[] vector;

    private Eigenpair(double value, double[] vector) {
        this.value = value;
        this.vector = vector;
    }

    double value() {
        return value;
    }

    /** Returns the vector times the root of the value; zeros if the value is not positive. */
    double[] scaledVector() {
        double length = Math.sqrt(Math.max(value, 0));
        double[] scaled = new double[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = length * vector[i];
        }
        return scaled;
    }

    /** Returns the pair with the greatest eigenvalue of a symmetric matrix of a size, given by its product. */
    static Eigenpair greatest(UnaryOperator<double[]> matrix, int size) {
        Krylov space = new Krylov(start(size));
        Eigenpair ritz = new Eigenpair(0, new double[size]);
        int steps = Math.min(size, MOST_STEPS);
        for (int step = 1; step <= steps; step++) {
            boolean exhausted = !space.grow(matrix);
            if (exhausted || step == steps || step % CHECK_EVERY == 0) {
                ritz = space.greatest();
                if (exhausted || space.isAccurate()) {
                    break;
                }
            }
        }
        return ritz;
    }

    private static double[] start(int size) {
        Random random = new Random(SEED);
        double[] start = new double[size];
        for (int i = 0; i < size; i++) {
            start[i] = random.nextGaussian();
        }
        return scaled(start, 1 / norm(start));
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(inner(a, a));
    }

    private static double[] scaled(double[] a, double factor) {
        double[] scaled = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            scaled[i] = factor * a[i];
        }
        return scaled;
    }

    private static void add(double[] sum, double[] a, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * a[i];
        }
    }

    /** An orthonormal basis in which the matrix is tridiagonal, and that grows one vector a step. */
    private static final class Krylov {
        private final List<double[]> basis = new ArrayList<>();
        private final List<Double> diagonal = new ArrayList<>();
        private final List<Double> beside = new ArrayList<>();
        private double[] next;
        private double residual;

        Krylov(double[] start) {
            this.next = start;
        }

        /** Adds a vector; tells whether there is another one to add. */
        boolean grow(UnaryOperator<double[]> matrix) {
            basis.add(next);
            double[] product = matrix.apply(next);
            diagonal.add(inner(product, next));
            double size = norm(product);
            for (int pass = 0; pass < 2; pass++) {
                basis.forEach(vector -> add(product, vector, -inner(product, vector)));
            }
            double rest = norm(product);
            beside.add(rest);
            if (rest <= Math.ulp(1.0) * basis.size() * size) {
                return false;
            }
            next = scaled(product, 1 / rest);
            return true;
        }

        Eigenpair greatest() {
            EigenDecomposition_F64<DMatrixRMaj> small = decomposed();
            int best = 0;
            for (int i = 1; i < basis.size(); i++) {
                best = small.getEigenvalue(i).real > small.getEigenvalue(best).real ? i : best;
            }
            double value = small.getEigenvalue(best).real;
            double[] weights = small.getEigenVector(best).data;
            double[] vector = new double[basis.get(0).length];
            for (int i = 0; i < basis.size(); i++) {
                add(vector, basis.get(i), weights[i]);
            }
            residual = Math.abs(beside.get(basis.size() - 1) * weights[basis.size() - 1])
                    / Math.max(Math.abs(value), Double.MIN_NORMAL);
            return new Eigenpair(value, scaled(vector, 1 / norm(vector)));
        }

        boolean isAccurate() {
            return residual < ACCURATE;
        }

        private EigenDecomposition_F64<DMatrixRMaj> decomposed() {
            int size = basis.size();
            DMatrixRMaj tridiagonal = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                tridiagonal.set(i, i, diagonal.get(i));
                if (i > 0) {
                    tridiagonal.set(i, i - 1, beside.get(i - 1));
                    tridiagonal.set(i - 1, i, beside.get(i - 1));
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(size, true, true);
            decomposition.decompose(tridiagonal);
            return decomposition;
        }
    }
}
