package io.limpid.method.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Layer;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the family on every real model, at layers from the scores to the image. */
class RelevanceOnModelsTest {
    private static final Map<String, String> PREPROCESSING = Map.of(
            "mobilenetv2_1.0_224", "imagenet-inception",
            "mobilenetv1_0.25_128", "imagenet-inception(size=128,resize=146)",
            "resnet10_cifar64_bn", "imagenet(size=64,resize=64)",
            "ppocr_cls_v2", "imagenet-inception(order=bgr,fit=pad,size=48x192,resize=48x192)",
            "squeezenet1.1", "imagenet");

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
        Tensor input = preprocessing.prepare(photo).tensor();
        for (String layer : layers(classifier.network(input.shape()))) {
            for (MethodEntry entry : Relevances.ALL) {
                try (Explainer explainer = entry.create(Map.of("layer", layer)).on(classifier)) {
                    Attribution attribution = explainer.explain(photo, Target.predicted());

                    assertThat(failed(attribution, "finite"))
                            .as("%s of %s at %s", entry.name(), model, layer)
                            .isEmpty();
                    assertThat(failed(attribution, "not-flat"))
                            .as("%s of %s at %s", entry.name(), model, layer)
                            .isEmpty();
                    System.out.println(line(model, layer, entry, attribution));
                }
            }
        }
    }

    private static Optional<Check> failed(Attribution attribution, String name) {
        return attribution.checks().stream()
                .filter(check -> check.name().equals(name) && !check.passed())
                .findFirst();
    }

    private static String line(String model, String layer, MethodEntry entry, Attribution attribution) {
        StringBuilder line = new StringBuilder(model + " " + entry.name() + " at " + layer);
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
                List.of("input", all.get(0), all.get(all.size() / 3), all.get(2 * all.size() / 3), "auto"));
    }
}
