package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.UnrollableMethod;
import io.limpid.UnrolledMethod;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;

/**
 * The first principal component of a layer's places, {@code [N,h,w]}: each place is a sample, its channels are the
 * features, and the map is each place's coordinate along the direction in which they differ most.
 *
 * <p>A component has no sign of its own; the map is turned so that its greatest magnitude is positive.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param signal what the features are
 * @param kernel how alike two places are
 */
record PrincipalCam(MethodSpec canonical, TargetLayer layer, Signal signal, PlaceKernel kernel)
        implements UnrollableMethod, Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        return GraphProgram.write(network, this::handedOver).open().then(this::map);
    }

    @Override
    public UnrolledMethod unrolled() {
        return new UnrolledPrincipalCam(this);
    }

    private Value handedOver(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        return kernel.emitHandedOver(frame.emit().scoped(canonical.name()), at, signal.at(frame, at));
    }

    private Tensor map(Tensor handedOver) {
        int height = handedOver.size(handedOver.rank() - 2);
        int width = handedOver.size(handedOver.rank() - 1);
        double[] component =
                Eigenpair.greatest(kernel.between(handedOver), height * width).scaledVector();
        return Tensor.of(upright(component), 1, height, width);
    }

    private static float[] upright(double[] component) {
        double greatest = 0;
        for (double value : component) {
            greatest = Math.abs(value) > Math.abs(greatest) ? value : greatest;
        }
        float[] map = new float[component.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (greatest < 0 ? -component[i] : component[i]);
        }
        return map;
    }
}
