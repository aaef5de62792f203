package io.limpid.method.combination;

import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.program.Frame;
import io.limpid.program.Normalization;
import java.util.List;

/**
 * FG-CAM's way down: carries the components of a CAM from its layer to a finer one, or to the input, by relevance rules that
 * let only positive contributions through, and sums them there over channels.
 *
 * @param canonical the spec with every parameter
 * @param layer where the map is read
 * @param composite which rule at which node
 * @param normalization what is done with batch normalization before
 */
record FineGraining(MethodSpec canonical, TargetLayer layer, Composite composite, Normalization normalization) {
    static FineGraining of(Parameters p) {
        Normalization normalization = p.flag("reference") ? Normalization.KEPT : Normalization.FOLDED;
        return new FineGraining(p.spec(), p.layer(), Composites.fgCam(), normalization);
    }

    /**
     * Emits the map, {@code [N,h,w]}, signed.
     *
     * @param from where the components are
     * @param components {@code [N,C,h,w]}
     * @throws IllegalArgumentException if the layer of the map does not come before that of the components
     */
    Value emit(Frame frame, Layer from, Value components) {
        Layer to = frame.layer(layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        if (to.value().equals(from.value())) {
            return emit.sumOut(components, 1);
        }
        requireBefore(frame, to, from);
        Value fine = frame.relevance(composite, new Seed(from.value(), components), to.value());
        return emit.sumOut(fine, 1);
    }

    private static void requireBefore(Frame frame, Layer to, Layer from) {
        boolean before = frame.network().graph().downstream(List.of(to.value())).contains(from.value());
        if (!before || to.shape().rank() != 4) {
            throw new IllegalArgumentException("layer " + to.name() + " " + to.shape()
                    + " is not a layer with height and width before the base layer " + from.name()
                    + ", so components cannot be carried down to it; choose an earlier layer, or input");
        }
    }
}
