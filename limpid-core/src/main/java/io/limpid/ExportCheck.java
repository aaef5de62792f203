package io.limpid;

import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.heatmap.Heatmap;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.program.GraphProgram;
import io.limpid.run.Goal;
import io.limpid.runtime.Session;
import io.limpid.runtime.SessionOptions;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares an exported model with the model that it was made of, and with its methods in this process. */
final class ExportCheck {
    private static final double GROSS = 1e-3;

    /** Where numbers have 11 bits; the runtime keeps more of them between nodes here and there, optimised or not. */
    private static final double GROSS_IN_HALVES = 2e-2;

    private final Classifier classifier;
    private final Export export;
    private final Tensor fed;
    private final Map<String, Tensor> own;

    ExportCheck(Classifier classifier, Export export) {
        this.classifier = classifier;
        this.export = export;
        this.fed = SampleBatch.cast(export.pictures(), Export.inputType(classifier.model()));
        this.own = runOwn(SessionOptions.standard());
    }

    private Map<String, Tensor> runOwn(SessionOptions options) {
        OnnxModel model = classifier.model();
        try (Session session = Session.open(model, options)) {
            return session.run(Map.of(model.graph().inputs().get(0).name(), fed));
        }
    }

    private Map<String, Tensor> run(OnnxModel exported, SessionOptions options) {
        try (Session session = Session.open(exported, options)) {
            return session.run(export.feeds(fed));
        }
    }

    /**
     * Runs a model as it was exported, without target, and compares all its outputs.
     *
     * @throws IllegalStateException if one differs by more than rounding explains
     */
    List<Agreement> compare(OnnxModel model) {
        Comparison comparison = new Comparison(model, run(model, SessionOptions.standard()));
        List<Agreement> agreements = new ArrayList<>();
        for (Value output : classifier.model().graph().outputs()) {
            if (own.containsKey(output.name())) {
                agreements.add(comparison.ofOwn(output.name()));
            }
        }
        for (Export.Part part : export.parts()) {
            agreements.add(comparison.ofAttribution(part));
            agreements.add(comparison.ofHeatmap(part));
        }
        return agreements;
    }

    /** One run of the exported model; a second one, without any optimisation, where the first differs. */
    private final class Comparison {
        private final OnnxModel model;
        private final Map<String, Tensor> outputs;
        private Map<String, Tensor> asWritten = Map.of();
        private Map<String, Tensor> ownAsWritten = Map.of();

        Comparison(OnnxModel model, Map<String, Tensor> outputs) {
            this.model = model;
            this.outputs = outputs;
        }

        Agreement ofOwn(String name) {
            Tensor found = output(outputs, name);
            Tensor wanted = output(own, name);
            return found.equals(wanted) ? equal(name) : optimised(name, deviation(found, wanted), ownAsWritten(name));
        }

        Agreement ofAttribution(Export.Part part) {
            String name = part.attribution();
            Tensor found = output(outputs, name);
            if (found.equals(part.inProcess())) {
                return equal(name);
            }
            double deviation = deviation(found, part.inProcess());
            return part.method().exact().equals(part.method())
                    ? optimised(name, deviation, asWritten(part.program()))
                    : new Agreement(name, Agreement.Kind.NEAR, deviation);
        }

        private Agreement equal(String name) {
            return new Agreement(name, Agreement.Kind.BIT_EQUAL, 0);
        }

        private Agreement optimised(String name, double deviation, Tensor wantedAsWritten) {
            boolean same = output(asWritten(), name).equals(wantedAsWritten);
            boolean isHalf = wantedAsWritten.type() == ElementType.FLOAT16;
            if (!same && deviation > (isHalf ? GROSS_IN_HALVES : GROSS)) {
                throw new IllegalStateException(
                        "output " + name + " of the exported model is " + deviation
                                + " of its greatest magnitude off; this is a fault of Limpid or of the runtime. Nothing was written");
            }
            return new Agreement(name, same ? Agreement.Kind.SAME_NODES : Agreement.Kind.NEAR, deviation);
        }

        private Map<String, Tensor> asWritten() {
            if (asWritten.isEmpty()) {
                asWritten = run(model, SessionOptions.once());
            }
            return asWritten;
        }

        private Tensor ownAsWritten(String name) {
            if (ownAsWritten.isEmpty()) {
                ownAsWritten = runOwn(SessionOptions.once());
            }
            return output(ownAsWritten, name);
        }

        private Tensor asWritten(GraphProgram program) {
            Goal goal = Goal.of(Goal.PREDICTED, fed.size(0));
            Map<String, Tensor> feeds = Map.of(
                    program.network().input().name(), classifier.toNetwork(export.pictures()),
                    program.target(), goal.targets(),
                    program.contrast(), goal.contrasts());
            try (Session session = Session.open(program.model(), SessionOptions.once())) {
                return output(session.run(feeds, Set.of(program.attribution())), program.attribution());
            }
        }

        Agreement ofHeatmap(Export.Part part) {
            Tensor attribution = output(outputs, part.attribution());
            Tensor heatmap = output(outputs, part.heatmap());
            double deviation = 0;
            for (int i = 0; i < attribution.size(0); i++) {
                float[] wanted = heatmap(part.method().display(), attribution.row(i), heatmap);
                deviation = Math.max(deviation, difference(heatmap.row(i).toFloats(), wanted));
            }
            return new Agreement(
                    part.heatmap(), deviation == 0 ? Agreement.Kind.BIT_EQUAL : Agreement.Kind.NEAR, deviation);
        }
    }

    private static float[] heatmap(Display display, Tensor attribution, Tensor like) {
        Size size = new Size(like.size(1), like.size(2));
        Tensor values = attribution.reshaped(Arrays.copyOfRange(attribution.shape(), 1, attribution.rank()));
        Heatmap heatmap = Attribution.heatmap(values, display, PixelMapping.whole(size, size));
        float[] shown = heatmap.values().toFloats();
        for (int i = 0; i < shown.length && display == Display.SIGNED; i++) {
            shown[i] = 0.5f + 0.5f * shown[i];
        }
        return shown;
    }

    private static Tensor output(Map<String, Tensor> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name), () -> "a session gives output " + name);
    }

    private static double deviation(Tensor found, Tensor wanted) {
        double greatest = difference(wanted.toFloats(), new float[wanted.size()]);
        return difference(found.toFloats(), wanted.toFloats()) / Math.max(greatest, Float.MIN_NORMAL);
    }

    private static double difference(float[] a, float[] b) {
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs((double) a[i] - b[i]));
        }
        return greatest;
    }
}
