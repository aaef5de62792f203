package io.limpid.backward.operator;

import io.limpid.backward.OperatorTable;
import java.util.List;

/** The standard operators; the whole list on one screen. */
public final class Operators {
    private static final OperatorTable STANDARD = table(FormTable.measured());

    private Operators() {}

    /** Returns the table of every operator that Limpid can cross, in the forms that were measured to be fastest. */
    public static OperatorTable standard() {
        return STANDARD;
    }

    /** Returns the table of every operator that Limpid can cross, in the fastest of the forms that an older opset has too. */
    public static OperatorTable ofOpset(long opset) {
        return opset < MaxPoolOperator.SCATTERED_SINCE
                ? table(MaxPoolOperator.gathered(FormTable.measured()))
                : STANDARD;
    }

    /** Returns the table of every operator that Limpid can cross, in forms chosen otherwise: for measurements and tests. */
    public static OperatorTable choosing(FormChoice forms) {
        return table(forms);
    }

    private static OperatorTable table(FormChoice forms) {
        return OperatorTable.of(List.of(
                new AbsOperator(),
                SumOperator.add(),
                new AveragePoolOperator(),
                new BatchNormalizationOperator(),
                new CastOperator(),
                new CeluOperator(),
                ClipOperator.activation(),
                new ConcatOperator(),
                new ConvOperator(forms),
                new ConvTransposeOperator(),
                new DepthToSpaceOperator(),
                new DivOperator(),
                new DropoutOperator(),
                new EluOperator(),
                new ErfOperator(),
                new ExpOperator(),
                new ExpandOperator(),
                new RegroupingOperator("Flatten"),
                new GatherOperator(),
                new GatherNDOperator(),
                new GeluOperator(),
                new GemmOperator(),
                new GlobalAveragePoolOperator(),
                new GlobalMaxPoolOperator(),
                new GroupNormalizationOperator(),
                new HardSigmoidOperator(),
                new HardSwishOperator(),
                new IdentityOperator(),
                new InstanceNormalizationOperator(),
                new LayerNormalizationOperator(),
                new LeakyReluOperator(),
                new LogOperator(),
                new LogSoftmaxOperator(),
                new LRNOperator(),
                new MatMulOperator(),
                ExtremumOperator.max(),
                new MaxPoolOperator(forms),
                SumOperator.mean(),
                ExtremumOperator.min(),
                new MishOperator(),
                new MulOperator(),
                new NegOperator(),
                new PadOperator(),
                new PowOperator(),
                new PReluOperator(),
                new ReciprocalOperator(),
                new ReduceL1Operator(),
                new ReduceL2Operator(),
                new ReduceLogSumExpOperator(),
                ReduceExtremumOperator.max(),
                ReductionOperator.mean(),
                ReduceExtremumOperator.min(),
                ReductionOperator.sum(),
                new ReduceSumSquareOperator(),
                new ReluOperator(),
                new RegroupingOperator("Reshape"),
                new ResizeOperator(),
                new RoundOperator(),
                new ScatterElementsOperator(),
                new SeluOperator(),
                new SigmoidOperator(),
                new SignOperator(),
                new SliceOperator(),
                new SoftmaxOperator(),
                new SoftplusOperator(),
                new SoftsignOperator(),
                new SpaceToDepthOperator(),
                new SplitOperator(),
                new SqrtOperator(),
                new RegroupingOperator("Squeeze"),
                SumOperator.sub(),
                SumOperator.sum(),
                new TanhOperator(),
                new ThresholdedReluOperator(),
                new TileOperator(),
                new TopKOperator(),
                new TransposeOperator(),
                new RegroupingOperator("Unsqueeze"),
                new WhereOperator()));
    }
}
