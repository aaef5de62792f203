package io.limpid.backward.rule;

import io.limpid.backward.canonizer.Canonizers;
import io.limpid.graph.Graph;
import io.limpid.graph.Pass;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.graph.pass.FoldValues;
import io.limpid.runtime.Probe;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Shape;
import io.limpid.testkit.net.RandomNet;

/** A net in the form in which composites meet it: canonical, typed, batch normalization folded where it can be. */
final class Prepared {
    private Prepared() {}

    static Graph graph(RandomNet net) {
        return graph(net.graph());
    }

    static Graph graph(Graph raw) {
        OnnxModel model = CanonicalForm.of(OnnxModel.of(raw));
        Shape shape = raw.type(raw.inputs().get(0)).shape();
        Probe probe = ShapeProbe.probe(model, shape);
        Graph graph = new FoldValues(probe.constants()).apply(probe.graph());
        for (Pass canonizer : Canonizers.standard()) {
            graph = canonizer.apply(graph);
        }
        return ShapeProbe.probe(model.withGraph(graph), shape).graph();
    }
}
