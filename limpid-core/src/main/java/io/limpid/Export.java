package io.limpid;

import io.limpid.backward.operator.Operators;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Labels;
import io.limpid.image.Size;
import io.limpid.program.GraphProgram;
import io.limpid.program.JoinedPrograms;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Methods compiled behind a model, and what they give in this process.
 *
 * @param classifier the model
 * @param network the model prepared for the size of input
 * @param pictures what the methods were tried on: floats that the model's input can hold
 * @param model all that was joined
 * @param parts the methods
 */
record Export(Classifier classifier, Network network, Tensor pictures, OnnxModel model, List<Part> parts) {
    private static final int PICTURES = 2;

    /**
     * One method.
     *
     * @param method the method
     * @param program what it writes behind the network
     * @param attribution name of its output
     * @param heatmap name of its output
     * @param inProcess its attribution of the pictures, {@code [N,...]}
     */
    record Part(GraphMethod method, GraphProgram program, String attribution, String heatmap, Tensor inProcess) {
        /** Returns the part of the outputs' names that tells this method from the others; empty if there are none. */
        String name() {
            int slash = attribution.lastIndexOf('/');
            return slash < 0 ? "" : "." + attribution.substring(0, slash);
        }
    }

    static Export of(Classifier classifier, List<GraphMethod> methods, ExplainedModel.Form form) {
        Tensor one = SampleBatch.of(classifier, 1);
        Network network = inOpset(classifier.network(one.shape()), form.opset());
        int count = network.fixedBatch() == 0 ? PICTURES : network.fixedBatch();
        Tensor pictures = SampleBatch.heldBy(inputType(classifier.model()), SampleBatch.of(classifier, count));
        JoinedPrograms joined = new JoinedPrograms(network);
        Joining joining = new Joining(classifier, network, pictures, joined);
        List<Part> parts = new ArrayList<>();
        for (Named named : named(methods, joined)) {
            parts.add(joining.join(named));
        }
        return new Export(classifier, network, pictures, model(joined, form), parts);
    }

    /** Returns what a model's image is made of. */
    static ElementType inputType(OnnxModel model) {
        return model.graph().type(model.graph().inputs().get(0)).element();
    }

    private static Network inOpset(Network network, OptionalLong opset) {
        return opset.isPresent() ? network.withOperators(Operators.ofOpset(opset.getAsLong())) : network;
    }

    private static OnnxModel model(JoinedPrograms joined, ExplainedModel.Form form) {
        return form.target() == TargetInput.OPTIONAL
                ? joined.withOptionalTarget(form.opset())
                : joined.withRequiredTarget(form.opset());
    }

    /** A method with the names that its outputs will have. */
    private record Named(GraphMethod method, Value attribution, Value heatmap) {}

    private static List<Named> named(List<GraphMethod> methods, JoinedPrograms joined) {
        List<Named> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (GraphMethod method : methods) {
            String plain = method.spec().replaceAll("\\(.*", "");
            String name = plain;
            for (int i = 2; !taken.add(name); i++) {
                name = plain + "-" + i;
            }
            String before = methods.size() == 1 ? "" : name + "/";
            named.add(new Named(method, joined.reserve(before + "attribution"), joined.reserve(before + "heatmap")));
        }
        return named;
    }

    /** Puts methods into what is joined so far. */
    private record Joining(Classifier classifier, Network network, Tensor pictures, JoinedPrograms joined) {
        Part join(Named named) {
            GraphMethod method = named.method();
            GraphProgram program = method.program(network);
            Value attribution = joined.append(program);
            Tensor inProcess = inProcess(method.exact());
            Shape shape = Shape.of(Arrays.copyOfRange(inProcess.shape(), 1, inProcess.rank()));
            Size size = classifier.preprocessing().geometry().input();
            HeatmapNodes nodes = new HeatmapNodes(joined.emit().scoped("heatmap"), method.display(), size);
            Value heatmap = nodes.of(attribution, shape);
            joined.result(named.attribution(), attribution, batchOf(shape));
            joined.result(named.heatmap(), heatmap, batchOf(Shape.of(size.height(), size.width())));
            return new Part(
                    method, program, named.attribution().name(), named.heatmap().name(), inProcess);
        }

        private Tensor inProcess(Method method) {
            try (Runner runner = method.on(network)) {
                return runner.run(classifier.toNetwork(pictures), Goal.of(Goal.PREDICTED, pictures.size(0)))
                        .attribution();
            }
        }

        private TensorType batchOf(Shape shape) {
            List<Dim> dims = new ArrayList<>(shape.dims());
            dims.add(0, network.graph().type(network.input()).shape().dims().get(0));
            return new TensorType(ElementType.FLOAT, new Shape(dims));
        }
    }

    /** Returns the model with what decides its results, and how it compares, beside what the file said of itself. */
    OnnxModel withMetadata(List<Agreement> agreements) {
        Map<String, String> metadata = new LinkedHashMap<>(classifier.model().metadata());
        metadata.put("limpid.version", Version.current());
        metadata.put("limpid.model", classifier.model().digest());
        metadata.put("limpid.preprocessing", preprocessing());
        metadata.put(
                "limpid.target",
                "int64[N] or int64[1]: the class to explain; -1" + orLeftOut() + ": the predicted one");
        metadata.put("limpid.contrast", "int64[N] or int64[1]: the class to subtract; -1 or left out: none");
        classifier
                .labels()
                .filter(labels -> !labels.equals(Labels.numbered(labels.size())))
                .ifPresent(labels -> metadata.put("limpid.labels", String.join("\n", labels.names())));
        for (Part part : parts) {
            metadata.put(
                    HeldExplanations.METHOD + part.name(), part.method().exact().spec());
            metadata.put(
                    "limpid.layer" + part.name(),
                    network.layer(part.method().layer()).name());
            metadata.put("limpid.heatmap" + part.name(), range(part.method().display()));
        }
        agreements.forEach(agreement -> metadata.put("limpid.agreement." + agreement.output(), agreement.text()));
        metadata.put("limpid.runtime", "compared on ONNX Runtime " + Session.runtimeVersion());
        return model.withMetadata(metadata);
    }

    private String preprocessing() {
        return classifier.takesPhotos()
                ? classifier.preprocessing().spec()
                : "none: a tensor of " + classifier.channels() + " channels, ready for the model";
    }

    /** Returns what the model is fed when the predicted class is explained. */
    Map<String, Tensor> feeds(Tensor images) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        model.graph().inputs().forEach(input -> feeds.put(input.name(), Tensor.vector(Goal.PREDICTED)));
        feeds.put(model.graph().inputs().get(0).name(), images);
        return feeds;
    }

    private String orLeftOut() {
        return model.graph().inputs().size() > 1 ? "" : " or left out";
    }

    private static String range(Display display) {
        return display == Display.SIGNED
                ? "0 to 1; 0.5 is zero, above it evidence for the class, below it evidence against it"
                : "0 to 1; 0 is no evidence";
    }
}
