package io.limpid.backward.operator;

import io.limpid.backward.BilinearOperator;
import io.limpid.backward.Broadcast;
import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Matrix product {@code Y = A B} over the last two axes; the axes before are a batch and broadcast.
 *
 * <p>With one constant operand it is {@linkplain DenseMatMulOperator linear}; as written here both depend on the image.
 */
final class MatMulOperator implements BilinearOperator {
    @Override
    public String opType() {
        return "MatMul";
    }

    @Override
    public Kind kind() {
        return Kind.MATRIX_PRODUCT;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(0, 1);
    }

    @Override
    public List<Integer> carriers(Site site) {
        return Factors.carriers(site);
    }

    @Override
    public Operator at(Site site) {
        if (site.varies(0) && site.varies(1)) {
            return this;
        }
        return new DenseMatMulOperator(site.varies(1) ? 1 : 0);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return vectorOperand(site);
    }

    static Optional<String> vectorOperand(Site site) {
        boolean isVector = site.inputShape(0).rank() < 2 || site.inputShape(1).rank() < 2;
        return Obstacles.when(isVector, "one of its operands is a vector");
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(
                transposeLeft(at, at.upstream(), at.inputs().get(1)),
                transposeRight(at, at.inputs().get(0), at.upstream()));
    }

    /** Emits {@code G B'}, summed to the shape of A. */
    static Value transposeLeft(Step at, Value signal, Value right) {
        Shape shape = at.site().inputShape(0);
        Value product =
                at.emit().matMul(signal, turned(at.emit(), right, at.site().inputShape(1)));
        return Broadcast.undo(at.emit(), product, productShape(at, shape), shape);
    }

    /** Emits {@code A' G}, summed to the shape of B. */
    static Value transposeRight(Step at, Value left, Value signal) {
        Shape shape = at.site().inputShape(1);
        Value product = at.emit().matMul(turned(at.emit(), left, at.site().inputShape(0)), signal);
        return Broadcast.undo(at.emit(), product, productShape(at, shape), shape);
    }

    private static Value turned(Emitter emit, Value matrices, Shape shape) {
        int rank = shape.rank();
        return emit.swapped(matrices, rank, rank - 2, rank - 1);
    }

    /** Returns the batch axes of the output with the matrix axes of an operand. */
    private static Shape productShape(Step at, Shape operand) {
        Shape output = at.site().outputShape();
        int rank = output.rank();
        return output.with(rank - 1, operand.dims().get(operand.rank() - 1))
                .with(rank - 2, operand.dims().get(operand.rank() - 2));
    }
}
