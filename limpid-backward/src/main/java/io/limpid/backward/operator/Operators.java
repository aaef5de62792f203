package io.limpid.backward.operator;

import io.limpid.backward.OperatorTable;
import java.util.List;

/** The standard operators; the whole list on one screen. */
public final class Operators {
    private static final OperatorTable STANDARD = OperatorTable.of(List.of(
            SumOperator.add(),
            new AveragePoolOperator(),
            new BatchNormalizationOperator(),
            new CastOperator(),
            new ConcatOperator(),
            new ConvOperator(),
            new ConvTransposeOperator(),
            new DepthToSpaceOperator(),
            new DropoutOperator(),
            new ExpandOperator(),
            new RegroupingOperator("Flatten"),
            new GatherOperator(),
            new GemmOperator(),
            new GlobalAveragePoolOperator(),
            new IdentityOperator(),
            new MatMulOperator(),
            SumOperator.mean(),
            new NegOperator(),
            new PadOperator(),
            ReductionOperator.mean(),
            ReductionOperator.sum(),
            new ReluOperator(),
            new RegroupingOperator("Reshape"),
            new ResizeOperator(),
            new SliceOperator(),
            new SpaceToDepthOperator(),
            new SplitOperator(),
            new RegroupingOperator("Squeeze"),
            SumOperator.sub(),
            SumOperator.sum(),
            new TileOperator(),
            new TransposeOperator(),
            new RegroupingOperator("Unsqueeze")));

    private Operators() {}

    /** Returns the table of every operator that Limpid can cross. */
    public static OperatorTable standard() {
        return STANDARD;
    }
}
