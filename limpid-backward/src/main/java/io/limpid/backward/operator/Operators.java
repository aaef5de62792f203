package io.limpid.backward.operator;

import io.limpid.backward.OperatorTable;
import java.util.List;

/** The standard operators; the whole list on one screen. */
public final class Operators {
    private static final OperatorTable STANDARD = OperatorTable.of(List.of(
            // Activations
            new AbsOperator(),
            new CeluOperator(),
            new ClipOperator(),
            new EluOperator(),
            new ErfOperator(),
            new ExpOperator(),
            new GeluOperator(),
            new HardSigmoidOperator(),
            new HardSwishOperator(),
            new LeakyReluOperator(),
            new LogOperator(),
            new MishOperator(),
            new PReluOperator(),
            new PowOperator(),
            new ReciprocalOperator(),
            new ReluOperator(),
            new SeluOperator(),
            new SigmoidOperator(),
            new SoftplusOperator(),
            new SoftsignOperator(),
            new SqrtOperator(),
            new TanhOperator(),
            new ThresholdedReluOperator(),
            // Selections and maxima
            ExtremumOperator.max(),
            ExtremumOperator.min(),
            new GlobalMaxPoolOperator(),
            new MaxPoolOperator(),
            ReduceExtremumOperator.max(),
            ReduceExtremumOperator.min(),
            new WhereOperator(),
            // Products
            new DivOperator(),
            new MulOperator(),
            // Norms and normalizations
            new GroupNormalizationOperator(),
            new InstanceNormalizationOperator(),
            new LRNOperator(),
            new LayerNormalizationOperator(),
            new LogSoftmaxOperator(),
            new ReduceL1Operator(),
            new ReduceL2Operator(),
            new ReduceLogSumExpOperator(),
            new ReduceSumSquareOperator(),
            new SoftmaxOperator(),
            // Linear
            new NegOperator()));

    private Operators() {}

    /** Returns the table of every operator that Limpid can cross. */
    public static OperatorTable standard() {
        return STANDARD;
    }
}
