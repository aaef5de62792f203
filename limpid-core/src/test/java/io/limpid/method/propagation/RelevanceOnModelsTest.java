package io.limpid.method.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Attribution;
import io.limpid.Attributions;
import io.limpid.Classifier;
import io.limpid.JointExplainer;
import io.limpid.Method;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the family on every real model, at layers from the scores to the image, and composites of all sorts. */
class RelevanceOnModelsTest {
    private static final Map<String, String> PREPROCESSING = Map.of(
            "mobilenetv2_1.0_224", "imagenet-inception",
            "mobilenetv1_0.25_128", "imagenet-inception(size=128,resize=146)",
            "resnet10_cifar64_bn", "imagenet(size=64,resize=64)",
            "ppocr_cls_v2", "imagenet-inception(order=bgr,fit=pad,size=48x192,resize=48x192)",
            "squeezenet1.1", "imagenet");

    private static final List<String> COMPOSITES = List.of(
            "lrp-0",
            "epsilon",
            "epsilon(0.25)",
            "epsilon-plus",
            "epsilon-alpha2-beta1",
            "epsilon-alpha2-beta1-flat",
            "epsilon-gamma-box",
            "relevance-cam",
            "fg-cam",
            "first-linear:w-square;third(upper):epsilon(0.01);third(middle):gamma(0.25);otherwise:epsilon-plus");

    static Stream<String> models() throws IOException {
        if (!Shared.isThere()) {
            return Stream.of("none");
        }
        try (Stream<Path> files = Files.list(Shared.model(""))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .map(name -> name.substring(0, name.length() - ".onnx".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMethod_saysSomethingFinite_atEveryKindOfLayer(String model) {
        Shared.assume();
        Preprocessing preprocessing =
                Preprocessing.parse(PREPROCESSING.getOrDefault(model, "imagenet(size=32,resize=32)"));
        Classifier classifier = Classifier.of(OnnxModel.read(Shared.model(model + ".onnx")), preprocessing);
        Image photo = Image.read(Shared.photo("misc/chelsea.png"));
        long[] shape = preprocessing.prepare(photo).tensor().shape();
        for (List<Method> methods : groups(classifier.network(shape))) {
            try (JointExplainer explainer = JointExplainer.of(classifier, methods)) {
                Attributions found = explainer.explain(photo, Target.predicted());
                for (int i = 0; i < methods.size(); i++) {
                    Attribution attribution = found.of(i).get(0);

                    assertThat(failures(attribution, "finite", "not-flat"))
                            .as("%s of %s", methods.get(i).spec(), model)
                            .isEmpty();
                    System.out.println(line(model, methods.get(i), attribution));
                }
            }
        }
    }

    /** Returns each method at all layers together, and all composites. */
    private static List<List<Method>> groups(Network network) {
        List<List<Method>> groups = new ArrayList<>();
        Relevances.ALL.forEach(entry -> groups.add(layers(network).stream()
                .map(layer -> entry.create(Map.of("layer", layer)))
                .toList()));
        groups.add(COMPOSITES.stream()
                .map(composite -> Methods.parse("lrp(composite=" + composite + ")"))
                .toList());
        return groups;
    }

    private static List<String> failures(Attribution attribution, String... names) {
        return attribution.checks().stream()
                .filter(check -> List.of(names).contains(check.name()) && !check.passed())
                .map(check -> check.name() + ": " + check.message())
                .toList();
    }

    private static String line(String model, Method method, Attribution attribution) {
        StringBuilder line = new StringBuilder(model + " " + method.spec());
        attribution.checks().stream()
                .filter(check -> check.name().startsWith("conserved"))
                .forEach(check ->
                        line.append("; ").append(check.passed() ? "" : "NOT ").append(check.message()));
        return line.toString();
    }

    /** Returns the input, and layers at the beginning, in the middle and at the end. */
    private static Set<String> layers(Network network) {
        List<String> all = network.spatialLayers().stream().map(Layer::name).toList();
        return new LinkedHashSet<>(
                List.of("input", all.get(0), all.get(all.size() / 3), all.get(2 * all.size() / 3), deepest(network)));
    }

    /** Returns the last spatial layer, or what the last linear layer reads if that lies below. */
    private static String deepest(Network network) {
        Layer last = network.layer(TargetLayer.lastSpatial());
        try {
            LastLinear.inputOf(network, last);
            return last.name();
        } catch (IllegalArgumentException liesAbove) {
            return LastLinear.inputOf(network, network.layer(TargetLayer.input()))
                    .name();
        }
    }
}
