package io.limpid.method.combination;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.GraphCam;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;

/**
 * A CAM made fine: its components {@code I_k = w_k A_k} carried down to an earlier layer by relevance, and summed there,
 * {@code sum_k I_k}, {@code [N,h,w]}, signed. At the CAM's own layer it is that CAM before its ReLU; on the way down nothing
 * is lost but what meets units without any positive contribution.
 *
 * <p>Qiu et al., "Empowering CAM-Based Methods with Capability to Generate Fine-Grained and High-Faithfulness Explanations"
 * (FG-CAM), AAAI 2024, arXiv 2303.09171.
 *
 * @param base gives the components
 * @param way the way down
 */
record FgCam(GraphCam base, FineGraining way) implements GraphMethod {
    @Override
    public String spec() {
        return way.canonical().toString();
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public TargetLayer layer() {
        return way.layer();
    }

    @Override
    public GraphProgram program(Network network) {
        return way.normalization().write(network, this::emit);
    }

    @Override
    public Value emit(Frame frame) {
        Layer from = SpatialLayer.of(frame, base.layer());
        return way.emit(frame, from, base.emitComponents(frame));
    }
}
