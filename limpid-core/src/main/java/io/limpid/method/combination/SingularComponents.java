package io.limpid.method.combination;

import io.limpid.method.spec.Parameters;
import io.limpid.tensor.Tensor;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Takes noise out of a CAM's components: as a matrix of channels by places, less each channel's mean, only the leading
 * singular components are kept, {@code sum_{i <= d} s_i u_i v_i'} with {@code d = share min(C, h w)}, rounded down. The means
 * are not added back, so every channel sums to 0.
 *
 * <p>Qiu et al., "Empowering CAM-Based Methods with Capability to Generate Fine-Grained and High-Faithfulness Explanations"
 * (FG-CAM), AAAI 2024; the authors' code keeps a tenth.
 *
 * @param share of the singular components that is kept
 * @param least how many are kept at least: 1, or 0 as in the authors' code, which blanks small maps
 */
record SingularComponents(float share, int least) implements UnaryOperator<Tensor> {
    SingularComponents {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("components is " + share
                    + "; it must be above 0 and at most 1: the share of singular components to keep, e.g. 0.1");
        }
    }

    static SingularComponents of(Parameters p) {
        return new SingularComponents(p.number("components", 0), p.flag("reference") ? 0 : 1);
    }

    @Override
    public Tensor apply(Tensor components) {
        int channels = components.size(1);
        int places = components.size() / channels;
        DMatrixRMaj matrix = centred(components.toFloats(), channels, places);
        int kept = Math.max(least, (int) (share * Math.min(channels, places)));
        DMatrixRMaj reduced = channels <= places ? projectedOnRows(matrix, kept) : projectedOnColumns(matrix, kept);
        float[] values = new float[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) reduced.data[i];
        }
        return Tensor.of(values, components.shape());
    }

    private static DMatrixRMaj centred(float[] values, int channels, int places) {
        DMatrixRMaj matrix = new DMatrixRMaj(channels, places);
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int i = channel * places; i < (channel + 1) * places; i++) {
                sum += values[i];
            }
            for (int i = channel * places; i < (channel + 1) * places; i++) {
                matrix.data[i] = values[i] - sum / places;
            }
        }
        return matrix;
    }

    /** Returns {@code U U' M} for the leading left singular vectors {@code U}. */
    private static DMatrixRMaj projectedOnRows(DMatrixRMaj matrix, int kept) {
        DMatrixRMaj gram = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        CommonOps_DDRM.multTransB(matrix, matrix, gram);
        DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.mult(projector(gram, kept), matrix, result);
        return result;
    }

    /** Returns {@code M V V'} for the leading right singular vectors {@code V}. */
    private static DMatrixRMaj projectedOnColumns(DMatrixRMaj matrix, int kept) {
        DMatrixRMaj gram = new DMatrixRMaj(matrix.numCols, matrix.numCols);
        CommonOps_DDRM.multTransA(matrix, matrix, gram);
        DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.mult(matrix, projector(gram, kept), result);
        return result;
    }

    /** Returns the projector on the eigenvectors of the greatest eigenvalues of a symmetric matrix. */
    private static DMatrixRMaj projector(DMatrixRMaj gram, int kept) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(gram.numRows, true, true);
        eigen.decompose(gram.copy());
        int[] order = IntStream.range(0, gram.numRows)
                .boxed()
                .sorted((a, b) -> Double.compare(eigen.getEigenvalue(b).real, eigen.getEigenvalue(a).real))
                .mapToInt(Integer::intValue)
                .toArray();
        DMatrixRMaj projector = new DMatrixRMaj(gram.numRows, gram.numRows);
        for (int i = 0; i < kept; i++) {
            DMatrixRMaj vector = eigen.getEigenVector(order[i]);
            CommonOps_DDRM.multAddTransB(vector, vector, projector);
        }
        return projector;
    }
}
