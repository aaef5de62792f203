package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.Pass;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.InlineBranches;
import io.limpid.graph.pass.InlineFunctions;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Models as one list of nodes: with the nodes of functions in the place of calls, and those of the branch that one image takes
 * in the place of each If that asks for sizes, such as exporters leave of a squeeze. What it asks is learned by running it.
 */
final class Inlined {
    private static final String IF = "If";

    private Inlined() {}

    /**
     * Returns a model, in its own opset, without functions and branches as far as possible.
     *
     * @param input shape of its image input
     */
    static OnnxModel of(OnnxModel model, Shape input) {
        OnnxModel plain = model.withGraph(inlined(model));
        boolean asks = plain.graph().nodes().stream().anyMatch(node -> node.is(IF));
        return asks ? answered(plain, input.isFixed(0) ? input : input.with(0, new Dim.Fixed(1))) : plain;
    }

    private static Graph inlined(OnnxModel model) {
        List<Pass> passes = List.of(new InlineFunctions(model), new InlineBranches());
        Graph before = model.graph();
        Graph after = Passes.run(passes, before);
        while (after != before) {
            before = after;
            after = Passes.run(passes, before);
        }
        return after;
    }

    private static OnnxModel answered(OnnxModel model, Shape oneImage) {
        Map<Value, Tensor> known = ShapeProbe.probe(model, oneImage).constants();
        Graph taken = new InlineBranches(known).apply(model.graph());
        return taken == model.graph() ? model : of(model.withGraph(taken), oneImage);
    }
}
