package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.program.Network;
import io.limpid.program.Variants;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What a dense layer makes of the layer without one channel: {@code z - W_k A_k}. All {@code W_k A_k} together cost one reading of
 * its weights, and each variant starts behind the dense layer.
 *
 * @param session gives {@code z} and what each channel contributes, {@code [1 + C, M]}
 * @param entry the dense layer
 */
record AblatedProducts(Session session, DenseEntry entry) implements Ablated {
    private static final Value LAYER = Value.of("ablated/layer");
    private static final String WHOLE = "whole";
    private static final String LOST = "lost";
    private static final int ROWS = 128;

    static AblatedProducts of(Network network, DenseEntry entry) {
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "ablated");
        builder.input(LAYER, network.graph().type(entry.layer().value()));
        builder.output(entry.wholeAndParts(builder, emit, LAYER));
        return new AblatedProducts(Session.open(network.model().withGraph(builder.build())), entry);
    }

    @Override
    public Value emit(Variants.Front front) {
        return front.emit().sub(front.shared(WHOLE, 1, entry.size()), front.each(LOST, entry.size()));
    }

    @Override
    public VariantScores.Feed feed(Tensor layer, List<Integer> present) {
        Tensor rows =
                session.run(Map.of(LAYER.name(), layer)).values().iterator().next();
        Tensor whole = rows.row(0).reshaped(1, entry.size());
        float[] parts = rows.toFloats();
        return (start, end) -> Map.of(WHOLE, whole, LOST, lost(parts, present, start, end));
    }

    /** Returns what each variant lacks, {@code [n,M]}: nothing in variant 0. */
    private Tensor lost(float[] rows, List<Integer> present, int start, int end) {
        int size = (int) entry.size();
        float[] lost = new float[(end - start) * size];
        for (int i = Math.max(start, 1); i < end; i++) {
            System.arraycopy(rows, (1 + present.get(i - 1)) * size, lost, (i - start) * size, size);
        }
        return Tensor.of(lost, end - start, size);
    }

    /** A variant is one row, which takes little memory; in few rows at once weights are read too often. */
    @Override
    public int atOnce(int asked) {
        return Math.max(asked, ROWS);
    }

    @Override
    public String text() {
        return "what each channel that is not zero adds to " + entry.output().name()
                + " is taken out there by itself, and what stands behind runs again";
    }

    @Override
    public void close() {
        session.close();
    }
}
