package io.limpid.method.cam;

import io.limpid.Method;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/** A CAM whose map is a sum over the channels of a layer, and that can give what it sums: one component a channel. */
public interface ComponentCam extends Method {
    /** Compiles what is summed: {@code [N,C,h,w]}, of the layer's shape, signed. */
    Runner components(Network network);
}
