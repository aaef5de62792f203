package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/** Blocks in space laid out as channels: {@code [N, C, H b, W b]} becomes {@code [N, b b C, H, W]}. */
final class SpaceToDepthOperator implements LinearOperator {
    @Override
    public String opType() {
        return "SpaceToDepth";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(at.emit().node("DepthToSpace", List.of(signal), at.node().attributes()));
    }
}
