package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Opset;
import io.limpid.graph.Pass;
import io.limpid.graph.Passes;
import io.limpid.graph.onnx.OnnxModel;
import java.util.List;

/** The one form of a model that the floors above read: canonical opset, 32-bit floats, constants as weights, nothing unused. */
public final class CanonicalForm {
    private CanonicalForm() {}

    /**
     * Returns a model that computes the same in the canonical form. A model of a newer opset keeps it.
     *
     * @throws InvalidModelException if the model's opset is too old, a node has no newer form, or the model was exported for training
     */
    public static OnnxModel of(OnnxModel model) {
        List<Pass> passes = List.of(
                new ConstantsToInitializers(),
                new WidenFloat16(),
                new LiftOpset(model.opset()),
                new RefuseTraining(),
                new TakeFloatImage(),
                new ExpandQuantization(),
                new RemoveUnused());
        Graph graph = Passes.run(passes, model.graph());
        return model.withGraph(graph).withOpset(Math.max(Opset.CANONICAL, model.opset()));
    }
}
