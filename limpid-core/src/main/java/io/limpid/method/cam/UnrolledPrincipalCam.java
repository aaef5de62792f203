package io.limpid.method.cam;

import io.limpid.UnrolledMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;

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
        PlaceKernel.Samples samples =
                PlaceKernel.Samples.of(emit, at, origin.signal().at(frame, at));
        Value component = origin.kernel().emitComponent(emit, samples);
        return upright(
                emit, emit.reshape(component, 0, at.shape().size(2), at.shape().size(3)));
    }

    /** Turns maps so that their greatest magnitude is positive. */
    private static Value upright(Emitter emit, Value maps) {
        Value ends = emit.add(emit.reduceMax(maps, 1, 2), emit.reduceMin(maps, 1, 2));
        return emit.where(emit.less(ends, emit.constant(0f)), emit.neg(maps), maps);
    }
}
