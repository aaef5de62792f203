package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Explains a decision stage by stage: the units of the deepest layer with the most evidence for the score, then the units of
 * the layer below with the most evidence for those, down to the shallowest. {@code [N,h,w]} at the shallowest layer, 0 or
 * more: what its places contribute to the units chosen last, each unit by its share of the evidence.
 *
 * <p>The evidence of a unit is its activation times its gradient. Reconstructed from the idea of Cheng et al., "Deeply
 * Explain CNN via Hierarchical Decomposition", IJCV 2023; there is no official code, and the parameters are ours.
 *
 * @param canonical the spec with every parameter
 * @param layers the stages, from shallow to deep
 * @param score what is explained
 * @param units how many units are followed at each stage, at different places
 */
record HierarchicalDecomposition(MethodSpec canonical, FusedLayers layers, Score score, int units)
        implements GraphMethod, Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public TargetLayer layer() {
        return layers.deepest();
    }

    @Override
    public Value emit(Frame frame) {
        List<Layer> stages = new ArrayList<>(layers.of(frame));
        Collections.reverse(stages);
        Emitter emit = frame.emit().scoped(canonical.name());
        Layer deepest = stages.get(0);
        Value gradient = frame.backward(Composites.gradient(), frame.seed(score), deepest.value());
        Stage stage = new Stage(emit, deepest, List.of(emit.mul(deepest.value(), gradient)));
        Value map = stage.map();
        for (Layer next : stages.subList(1, stages.size())) {
            stage = below(frame, stage, next);
            map = stage.map();
        }
        return map;
    }

    private Stage below(Frame frame, Stage above, Layer next) {
        Emitter emit = frame.emit().scoped(canonical.name());
        List<Value> evidence = new ArrayList<>();
        for (Unit unit : above.strongest(units)) {
            Seed seed = new Seed(above.layer().value(), unit.oneHot());
            Value gradient = frame.backward(Composites.gradient(), seed, next.value());
            evidence.add(emit.mul(unit.share(), emit.mul(next.value(), gradient)));
        }
        return new Stage(emit, next, evidence);
    }

    /**
     * One element of a layer.
     *
     * @param oneHot {@code [N,C,h,w]}
     * @param share of the evidence of all units chosen with it, {@code [N,1,1,1]}
     */
    private record Unit(Value oneHot, Value share) {}

    /**
     * The evidence at one layer.
     *
     * @param evidence {@code [N,C,h,w]} for each unit of the stage above, weighted by its share
     */
    private record Stage(Emitter emit, Layer layer, List<Value> evidence) {
        /** Emits the positive evidence of places, unit by unit, summed. */
        Value map() {
            return emit.sum(evidence.stream()
                    .map(each -> emit.relu(emit.sumOut(each, 1)))
                    .toList());
        }

        /** Emits the units with the most evidence, at different places. */
        List<Unit> strongest(int count) {
            long height = layer.shape().size(2);
            long width = layer.shape().size(3);
            int chosen = (int) Math.min(count, height * width);
            Value all = emit.sum(evidence);
            Value ofPlaces = emit.reshape(emit.relu(emit.reduceMax(all, 1)), 0, height * width);
            List<Value> greatest = emit.topK(ofPlaces, chosen);
            Value shares = emit.divOrZero(greatest.get(0), emit.reduceSum(greatest.get(0), 1));
            Value channel = emit.oneHot(emit.argMax(all, 1), layer.shape().size(1));
            Value channels = emit.transpose(channel, 0, 3, 1, 2);
            List<Unit> units = new ArrayList<>();
            for (int i = 0; i < chosen; i++) {
                Value place = emit.oneHot(emit.squeeze(emit.slice(greatest.get(1), 1, i, i + 1), 1), height * width);
                Value places = emit.reshape(place, 0, 1, height, width);
                Value share = emit.unsqueeze(emit.slice(shares, 1, i, i + 1), 2, 3);
                units.add(new Unit(emit.mul(channels, places), share));
            }
            return units;
        }
    }
}
