package io.limpid.method.combination;

import io.limpid.Display;
import io.limpid.Method;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.ComponentCam;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.program.Frame;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * {@link FgCam} for components that no single program gives: those of many runs, and those that are denoised. A second
 * program carries them down.
 *
 * @param base gives the components
 * @param denoising what is done to each image's components, {@code [1,C,h,w]}
 * @param way the way down
 */
record FgCamOfRuns(ComponentCam base, UnaryOperator<Tensor> denoising, FineGraining way) implements Method {
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
    public Runner on(Network network) {
        return new ComponentsRunner(
                base.components(way.normalization().of(network)).then(denoising),
                way.normalization().write(network, this::emit).openFed());
    }

    private Value emit(Frame frame) {
        Layer from = SpatialLayer.of(frame, base.layer());
        return way.emit(frame, from, frame.fedSignal(from));
    }
}
