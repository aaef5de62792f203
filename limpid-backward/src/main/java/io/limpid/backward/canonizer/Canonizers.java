package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.pass.RemoveUnused;
import java.util.List;

/** The rewrites that keep a model's function and make it fit for rules. */
public final class Canonizers {
    private static final List<Pass> STANDARD = folding(
            new Alternating(List.of(new FoldBatchNormIntoConv(), new FoldScalingIntoConv(), new JoinParallelConvs())));

    private static final List<Pass> UNFOLDED = folding(new FoldScalingIntoConv());

    private static final List<Pass> EXACT = List.of(
            new RemoveDropout(),
            new RemoveIdentity(),
            new SliceSequences(),
            new UnrollStridedCopies(),
            new RemoveUnused());

    private Canonizers() {}

    private static List<Pass> folding(Pass fold) {
        return List.of(
                new RemoveDropout(),
                new RemoveIdentity(),
                new SliceSequences(),
                new UnrollStridedCopies(),
                new EinsumToMatMul(),
                new JoinLayerNormalization(),
                new JoinSoftmax(),
                new JoinMatMulAndAdd(),
                fold,
                new JoinClamps(),
                new RegroupActivations(),
                new RemoveUnused());
    }

    /** Returns the standard rewrites in their order; they want a graph whose types are known and constants folded. */
    public static List<Pass> standard() {
        return STANDARD;
    }

    /** Returns the standard rewrites but the folding of batch normalization, whose nodes stay. */
    public static List<Pass> unfolded() {
        return UNFOLDED;
    }

    /** Returns those of the standard rewrites that change no bit of any result. */
    public static List<Pass> exact() {
        return EXACT;
    }

    /** Tells whether the rewrites may take a node out because it gives what it reads, as far as the types that are known tell. */
    public static boolean takesOut(Graph graph, Node node) {
        return node.is("Dropout") || RemoveIdentity.changesNothing(graph, node);
    }
}
