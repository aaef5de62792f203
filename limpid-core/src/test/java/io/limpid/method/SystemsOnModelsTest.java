package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.image.Image;
import io.limpid.layer.Layer;
import io.limpid.program.Network;
import io.limpid.testkit.Shared;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The composite systems on every real model, at layers from the first to the last, two photos at a time. */
class SystemsOnModelsTest {
    private static final Set<String> SOUND = Set.of("finite", "not-flat");

    static Stream<String> models() {
        return RealModels.names().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySystem_saysSomethingFinite_atEveryKindOfLayer(String model) {
        Shared.assume();
        Classifier classifier = RealModels.classifier(model);
        List<Image> photos =
                List.of(Image.read(Shared.photo("misc/chelsea.png")), Image.read(Shared.photo("misc/coffee.png")));
        Network network = classifier.network(
                classifier.preprocessing().prepare(photos.get(0)).tensor().shape());
        for (String spec : specs(network)) {
            try (Explainer explainer = Methods.parse(spec).on(classifier)) {
                explainer.explain(photos, Target.predicted()).forEach(attribution -> assertThat(unsound(attribution))
                        .as("%s of %s", spec, model)
                        .isEmpty());
            }
        }
    }

    private static List<String> unsound(Attribution attribution) {
        return attribution.checks().stream()
                .filter(check -> SOUND.contains(check.name()) && !check.passed())
                .map(check -> check.name() + ": " + check.message())
                .toList();
    }

    private static Set<String> specs(Network network) {
        List<Layer> layers = network.cuts();
        String narrow = layers.stream()
                .min(Comparator.comparingLong(layer -> layer.shape().size(1)))
                .orElseThrow()
                .name();
        Set<String> specs = new LinkedHashSet<>(List.of(
                "fg-cam",
                "fg-cam(denoise=true)",
                "fg-cam(base=layer-cam,reference=true)",
                "grad-cam-x-lrp",
                "grad-cam-x-lrp(first=grad-cam,denoise=otsu)",
                "refine-cam",
                "spatial-relevance-cam(cascade=true)",
                "score-cam(layer=" + narrow + ")",
                "cf-cam(layer=" + narrow + ")"));
        for (Layer layer : List.of(layers.get(0), layers.get(layers.size() / 3), layers.get(2 * layers.size() / 3))) {
            specs.add("fg-cam(layer=" + layer.name() + ")");
            specs.add("relevance-cam(layer=" + layer.name() + ")");
            specs.add("relevance-cam(reference=true,layer=" + layer.name() + ")");
            specs.add("spatial-relevance-cam(layer=" + layer.name() + ")");
        }
        return specs;
    }
}
