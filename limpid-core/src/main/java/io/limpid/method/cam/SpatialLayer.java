package io.limpid.method.cam;

import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.program.Frame;
import io.limpid.program.Network;

/** Finds layers that a CAM can look at. */
public final class SpatialLayer {
    private SpatialLayer() {}

    /**
     * Returns a layer {@code [N,C,h,w]}.
     *
     * @throws IllegalArgumentException if the layer wanted has another form
     */
    public static Layer of(Frame frame, TargetLayer wanted) {
        return of(frame.network(), wanted);
    }

    /**
     * Returns a layer {@code [N,C,h,w]}.
     *
     * @throws IllegalArgumentException if the layer wanted has another form
     */
    public static Layer of(Network network, TargetLayer wanted) {
        Layer layer = network.layer(wanted);
        if (layer.shape().rank() != 4) {
            throw new IllegalArgumentException("layer " + layer.name() + " has shape " + layer.shape()
                    + "; a CAM needs channels, height and width [N,C,h,w]. Choose an earlier layer, or auto");
        }
        return layer;
    }
}
