package io.limpid.cli;

import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Classifier;
import io.limpid.Probabilities;
import io.limpid.backward.canonizer.OutputHead;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.program.Batches;
import io.limpid.program.Network;
import io.limpid.runtime.Session;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The model as its file has it, run beside the explained one: both must say the same. Holds native memory until closed. */
final class PlainModel implements AutoCloseable {
    private static final String SAME_PREDICTION = "same-prediction";
    private static final double TOLERANCE = 1e-3;
    private static final int NAMES_SHOWN = 5;

    private final Graph graph;
    private final Session session;

    private PlainModel(OnnxModel model) {
        this.graph = model.graph();
        this.session = Session.open(model);
    }

    /** Loads a classifier's model; one that takes half precision in its form for single precision. */
    static PlainModel open(Classifier classifier) {
        OnnxModel model = classifier.model();
        return new PlainModel(takesFloats(model.graph()) ? model : CanonicalForm.of(model));
    }

    private static boolean takesFloats(Graph graph) {
        return graph.findType(graph.inputs().get(0))
                .filter(type -> type.element() != ElementType.FLOAT)
                .isEmpty();
    }

    /**
     * Returns the model's output for one image.
     *
     * @throws IllegalArgumentException if the output is not finite; says whether the weights are
     */
    float[] scores(Network network, Tensor input) {
        Value output = graph.outputs().get(0);
        Tensor batch = network.fixedBatch() > 1 ? Batches.repeated(input, network.fixedBatch()) : input;
        Tensor scores = session.run(Map.of(graph.inputs().get(0).name(), batch)).get(output.name());
        float[] values = scores.row(0).toFloats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the model's output holds NaN or infinite numbers for this image; " + cause());
            }
        }
        return values;
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

    /** Checks that the explained model gives what this one gave. */
    static Check samePrediction(float[] plain, Attribution attribution, OutputHead head) {
        float[] logits = attribution.logits().toFloats();
        float[] explained = head.kind() == OutputHead.Kind.NONE ? logits : Probabilities.of(head, logits);
        if (plain.length != explained.length) {
            return new Check(
                    SAME_PREDICTION,
                    false,
                    "the plain model gives " + plain.length + " numbers, the explained one " + explained.length
                            + "; report this with the model");
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < plain.length; i++) {
            least = Math.min(least, plain[i]);
            greatest = Math.max(greatest, plain[i]);
            difference = Math.max(difference, Math.abs(plain[i] - explained[i]));
        }
        boolean close = difference <= TOLERANCE * Math.max(greatest - least, Math.abs(greatest));
        return new Check(SAME_PREDICTION, close, message(best(plain), best(explained), difference, close));
    }

    private static String message(int plain, int explained, double difference, boolean close) {
        String numbers = String.format(
                Locale.ROOT,
                "the plain model predicts class %d, the explained one %d; greatest difference of a score %.3g",
                plain,
                explained,
                difference);
        return close ? numbers : numbers + ". The explanation is of another function; report this with the model";
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    @Override
    public void close() {
        session.close();
    }
}
