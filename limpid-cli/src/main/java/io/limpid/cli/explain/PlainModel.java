package io.limpid.cli.explain;

import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Classifier;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.graph.pass.KeepBorders;
import io.limpid.program.Network;
import io.limpid.run.Batches;
import io.limpid.runtime.Session;
import io.limpid.runtime.SessionOptions;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The model as its file has it, run beside the explained one: both must say the same. Holds native memory until closed. */
final class PlainModel implements AutoCloseable {
    private static final int NAMES_SHOWN = 5;

    private final Graph graph;
    private final Value output;
    private final Session session;

    private PlainModel(OnnxModel model, Value output) {
        this.graph = model.graph();
        this.output = output;
        // ONNX Runtime's optimiser loses what the zeros of such a border are greater than.
        this.session =
                Session.open(model, KeepBorders.raiseMaximaIn(graph) ? SessionOptions.once() : SessionOptions.apart());
    }

    /** Loads a classifier's model; one that takes other numbers than floats in its form for floats. */
    static PlainModel open(Classifier classifier, Network network) {
        OnnxModel model = classifier.model();
        OnnxModel floats = takesFloats(model.graph()) ? model : CanonicalForm.of(model);
        return new PlainModel(withOutput(floats, network.output()), network.output());
    }

    private static OnnxModel withOutput(OnnxModel model, Value output) {
        return model.graph().outputs().contains(output)
                ? model
                : model.withGraph(model.graph().toBuilder().output(output).build());
    }

    private static boolean takesFloats(Graph graph) {
        return graph.findType(graph.inputs().get(0))
                .filter(type -> type.element() != ElementType.FLOAT)
                .isEmpty();
    }

    /**
     * Returns the model's output for one image, {@code [K]}.
     *
     * @throws IllegalArgumentException if the output is not finite; says whether the weights are
     */
    Tensor scores(Network network, Tensor input) {
        Tensor batch = network.fixedBatch() > 1 ? Batches.repeated(input, network.fixedBatch()) : input;
        Map<String, Tensor> outputs = session.run(Map.of(graph.inputs().get(0).name(), batch));
        Tensor scores = Objects.requireNonNull(outputs.get(output.name()), "a session gives all outputs");
        float[] values = (scores.size() == network.scores() ? scores : scores.row(0)).toFloats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the model's output holds NaN or infinite numbers for this image; " + cause());
            }
        }
        return Tensor.of(values, values.length);
    }

    /** Checks that the explained model says of an image what this one said of it, {@code [K]}. */
    Check check(Tensor scores, Attribution attribution, Network network) {
        return SamePrediction.check(scores, attribution, network, SamePrediction.tolerance(graph));
    }

    private String cause() {
        List<String> broken = graph.initializers().entrySet().stream()
                .filter(entry -> isBroken(entry.getValue()))
                .map(entry -> entry.getKey().name())
                .toList();
        return broken.isEmpty()
                ? "its weights are finite, so the numbers grow too large on the way: check the preprocessing"
                : broken.size() + " of its weights hold such numbers too: "
                        + String.join(", ", broken.subList(0, Math.min(NAMES_SHOWN, broken.size())))
                        + ". Export the model again";
    }

    private static boolean isBroken(Tensor weight) {
        if (!weight.type().isFloating()) {
            return false;
        }
        for (float value : weight.toFloats()) {
            if (!Float.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        session.close();
    }
}
