package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * Matrix product with a bias: {@code Y = alpha op(A) op(B) + beta C}, where {@code op} may transpose.
 *
 * <p>A holds the data {@code [N,K]}. Kernel and bias are {@code alpha B} and {@code beta C}.
 */
final class GemmOperator implements LinearOperator {
    private static final String TRANSPOSE_A = "transA";
    private static final String TRANSPOSE_B = "transB";

    @Override
    public String opType() {
        return "Gemm";
    }

    @Override
    public Kind kind() {
        return Kind.DENSE;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.varying(site, "its weights depend on the image", 1, 2);
    }

    @Override
    public Weights weights(Step at) {
        Emitter emit = at.emit();
        Attributes attributes = at.node().attributes();
        Weights stored = new Weights(at.node().input(1), at.node().input(2));
        return new Weights(
                emit.scale(stored.kernel(), attributes.number("alpha", 1)),
                stored.map(part -> emit.scale(part, attributes.number("beta", 1)))
                        .bias());
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        List<Value> operands = List.of(inputs.get(0), weights.kernel(), weights.bias());
        return at.emit().node(opType(), operands, at.node().attributes().without("alpha", "beta"));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        long stored = at.node().attributes().integer(TRANSPOSE_B, 0);
        if (at.node().attributes().integer(TRANSPOSE_A, 0) == 0) {
            return List.of(gemm(at, List.of(signal, weights.kernel()), flags(0, 1 - stored)));
        }
        return List.of(gemm(at, List.of(weights.kernel(), signal), flags(stored, 1)));
    }

    private Value gemm(Step at, List<Value> operands, Attributes flags) {
        return at.emit().node(opType(), operands, flags);
    }

    private static Attributes flags(long transposeA, long transposeB) {
        return Attributes.NONE.with(TRANSPOSE_A, transposeA).with(TRANSPOSE_B, transposeB);
    }
}
