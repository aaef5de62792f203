package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;

/** Channels laid out as blocks in space: {@code [N, C b b, H, W]} becomes {@code [N, C, H b, W b]}. */
final class DepthToSpaceOperator implements LinearOperator {
    private static final String BLOCK = "blocksize";

    @Override
    public String opType() {
        return "DepthToSpace";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        long block = at.node().attributes().integer(BLOCK, 1);
        boolean depthFirst = at.node().attributes().text("mode", "DCR").equals("DCR");
        return List.of(
                depthFirst
                        ? at.emit().node("SpaceToDepth", List.of(signal), Attributes.NONE.with(BLOCK, block))
                        : channelsFirst(at, signal, block));
    }

    /** In the mode CRD the block's axes are the innermost of the channels. */
    private static Value channelsFirst(Step at, Value signal, long block) {
        Emitter emit = at.emit();
        Shape shape = at.shape(at.input());
        long height = shape.size(2);
        long width = shape.size(3);
        Value blocks = emit.reshape(signal, -1, shape.size(1) / (block * block), height, block, width, block);
        Value turned = emit.transpose(blocks, 0, 1, 3, 5, 2, 4);
        return emit.reshape(turned, -1, shape.size(1), height, width);
    }
}
