package io.limpid.method.cam;

import io.limpid.UnrolledMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.Layer;

/**
 * {@link PrincipalCam} by a fixed number of power iterations, {@code [N,h,w]}.
 *
 * @param origin what it comes near
 */
record UnrolledPrincipalCam(PrincipalCam origin) implements UnrolledMethod {
    @Override
    public Value emit(Frame frame) {
        Layer at = SpatialLayer.of(frame, origin.layer());
        Emitter emit = frame.emit().scoped(origin.canonical().name());
        long channels = at.shape().size(1);
        long height = at.shape().size(2);
        long width = at.shape().size(3);
        Value byChannel = emit.reshape(origin.signal().at(frame, at), 0, channels, height * width);
        PlaceKernel.Samples samples =
                new PlaceKernel.Samples(emit.transpose(byChannel, 0, 2, 1), height * width, channels);
        Value component = emit.reshape(origin.kernel().emitComponent(emit, samples), 0, height, width);
        return upright(emit, component);
    }

    /** Turns maps so that their greatest magnitude is positive. */
    private static Value upright(Emitter emit, Value maps) {
        Value ends = emit.add(emit.reduceMax(maps, 1, 2), emit.reduceMin(maps, 1, 2));
        return emit.where(emit.less(ends, emit.constant(0f)), emit.neg(maps), maps);
    }
}
