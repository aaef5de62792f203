package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/**
 * One backward pass to a layer, by default the input: {@code [N,C,H,W]}, of the layer's shape.
 *
 * @param canonical the spec with every parameter
 * @param layer where the signal is read
 * @param score what is propagated back
 * @param composite which rule it follows at which node
 * @param reading what is read off the signal
 * @param display how it is shown
 */
record Propagation(
        MethodSpec canonical, TargetLayer layer, Score score, Composite composite, Reading reading, Display display)
        implements GraphMethod, Specified {
    Propagation(Parameters p, Composite composite, Reading reading, Display display) {
        this(p.spec(), p.layer(), p.score(), composite, reading, display);
    }

    @Override
    public Value emit(Frame frame) {
        Layer at = frame.layer(layer);
        Value signal = frame.backward(composite, frame.seed(score), at.value());
        return reading.of(frame.emit().scoped(canonical.name()), signal, at.value());
    }
}
