package io.limpid.method.perturbation;

import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Map;

/**
 * Masks that are products of a narrow matrix for the rows and one for the columns, {@code R C}. Only these are handed over:
 * a few thousand numbers instead of an image.
 */
interface FactoredMasks extends Masks {
    /** The form of such masks. */
    record Form(int rank) implements MaskForm {
        @Override
        public Value emit(Variants.Front front, Size size) {
            Value rows = front.each(ROWS, 1, size.height(), rank);
            Value columns = front.each(COLUMNS, 1, rank, size.width());
            return front.emit().matMul(rows, columns);
        }
    }

    String ROWS = "rows";
    String COLUMNS = "columns";

    /** Returns the size of each mask. */
    Size size();

    /** Returns the width of {@code R} and height of {@code C}. */
    int rank();

    /**
     * Writes the factors of one mask.
     *
     * @param rows {@code [H,rank]}
     * @param columns {@code [rank,W]}
     */
    void write(int index, float[] rows, float[] columns);

    @Override
    default Map<String, Tensor> some(int start, int end) {
        float[] rows = new float[size().height() * rank()];
        float[] columns = new float[size().width() * rank()];
        float[] allRows = new float[(end - start) * rows.length];
        float[] allColumns = new float[(end - start) * columns.length];
        for (int i = 0; i < end - start; i++) {
            write(start + i, rows, columns);
            System.arraycopy(rows, 0, allRows, i * rows.length, rows.length);
            System.arraycopy(columns, 0, allColumns, i * columns.length, columns.length);
        }
        return tensors(allRows, allColumns);
    }

    @Override
    default Map<String, Tensor> hidingNothing() {
        float[] rows = new float[size().height() * rank()];
        float[] columns = new float[size().width() * rank()];
        for (int y = 0; y < size().height(); y++) {
            rows[y * rank()] = 1;
        }
        for (int x = 0; x < size().width(); x++) {
            columns[x] = 1;
        }
        return tensors(rows, columns);
    }

    private Map<String, Tensor> tensors(float[] rows, float[] columns) {
        long count = rows.length / ((long) size().height() * rank());
        return Map.of(
                ROWS, Tensor.of(rows, count, 1, size().height(), rank()),
                COLUMNS, Tensor.of(columns, count, 1, rank(), size().width()));
    }
}
