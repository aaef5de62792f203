package io.limpid.method.cam;

import io.limpid.GraphMethod;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Normalization;
import io.limpid.run.Runner;

/** A {@link ComponentCam} that needs one run. */
public interface GraphCam extends ComponentCam, GraphMethod {
    /** Emits what is summed: {@code [N,C,h,w]}, of the layer's shape, signed. */
    Value emitComponents(Frame frame);

    /** Returns the form of network that it needs. */
    Normalization normalization();

    @Override
    default Value emit(Frame frame) {
        return frame.emit().sumOut(emitComponents(frame), 1);
    }

    @Override
    default GraphProgram program(Network network) {
        return normalization().write(network, this::emit);
    }

    @Override
    default Runner components(Network network) {
        return normalization().write(network, this::emitComponents).open();
    }

    @Override
    default Runner on(Network network) {
        return GraphMethod.super.on(network);
    }
}
