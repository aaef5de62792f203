package io.limpid.method;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.Method;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method of the registry owes. */
class MethodContractTest {
    private static final List<RandomNet> NETS =
            List.of(RandomNets.resnet(1), RandomNets.mobilenet(2), RandomNets.silu(3), RandomNets.squeezeExcite(4));

    /** A batch runs through other kernels than one image; float results then differ in their last digits. */
    private static final double FLOAT = 1e-4;

    /** What makes methods of many runs quick; how many there are is not what is owed. */
    private static final Map<String, String> QUICK =
            Map.of("masks", "30", "samples", "30", "steps", "5", "segments", "6");

    /** Returns a method with few runs, and with some parameters given. */
    private static Method quick(MethodEntry entry, Map<String, String> given) {
        Map<String, String> parameters = new HashMap<>(given);
        QUICK.forEach((name, value) -> {
            if (entry.has(name)) {
                parameters.put(name, value);
            }
        });
        return entry.create(parameters);
    }

    private static Method quick(MethodEntry entry) {
        return quick(entry, Map.of());
    }

    static Stream<MethodEntry> methods() {
        return Methods.all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void spec_parsesBackToItself(MethodEntry entry) {
        String spec = entry.create().spec();

        assertThat(Methods.parse(spec).spec()).isEqualTo(spec);
        assertThat(spec).startsWith(entry.name());
        entry.parameters()
                .forEach(parameter -> assertThat(spec).contains(parameter.name() + "=" + parameter.standard()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void attribution_isFiniteAndOfTheFormOfALayer(MethodEntry entry) {
        for (RandomNet net : NETS) {
            Network network = Explained.network(net);
            try (Runner runner = quick(entry).on(network)) {
                Tensor attribution = runner.run(net.example(2), Goal.of(1, 2)).attribution();

                assertThat(attribution).isFinite();
                assertThat(attribution.size(0)).isEqualTo(2);
                assertThat(forms(network)).contains(sizes(attribution));
            }
        }
    }

    /** Returns what an attribution may look like: all elements of a layer, {@code [C,h,w]}, or its places, {@code [h,w]}. */
    private static Set<List<Long>> forms(Network network) {
        Set<List<Long>> forms = new HashSet<>();
        Stream.concat(Stream.of(network.layer(TargetLayer.input())), network.spatialLayers().stream())
                .map(Layer::shape)
                .forEach(shape -> {
                    forms.add(List.of(shape.size(1), shape.size(2), shape.size(3)));
                    forms.add(List.of(shape.size(2), shape.size(3)));
                });
        return forms;
    }

    private static List<Long> sizes(Tensor attribution) {
        return Arrays.stream(attribution.shape()).skip(1).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sameInput_givesTheSameBytes_alsoCompiledAnew(MethodEntry entry) {
        RandomNet net = NETS.get(0);
        Network network = Explained.network(net);
        try (Runner once = quick(entry).on(network);
                Runner again = quick(entry).on(network)) {
            Tensor first = once.run(net.example(1), Goal.of(2, 1)).attribution();

            assertThat(once.run(net.example(1), Goal.of(2, 1)).attribution()).isEqualTo(first);
            assertThat(again.run(net.example(1), Goal.of(2, 1)).attribution()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void batch_givesWhatItsImagesGiveOneByOne(MethodEntry entry) {
        for (RandomNet net : NETS) {
            Tensor images = net.example(3);
            Goal goals = Goal.join(List.of(Goal.of(0, 1), Goal.of(Goal.PREDICTED, 1), Goal.of(2, 1, 1)));
            try (Runner runner = quick(entry).on(Explained.network(net))) {
                Outcome batch = runner.run(images, goals);
                for (int i = 0; i < 3; i++) {
                    Outcome single = runner.run(images.row(i), goals.row(i));

                    assertThat(batch.row(i).attribution()).isCloseTo(single.attribution(), FLOAT);
                    assertThat(batch.row(i).balances()).hasSameSizeAs(single.balances());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void predictedClass_givesWhatItsIndexGives(MethodEntry entry) {
        RandomNet net = NETS.get(1);
        try (Runner runner = quick(entry).on(Explained.network(net))) {
            Outcome predicted = runner.run(net.example(1), Goal.of(Goal.PREDICTED, 1));
            Goal index =
                    Goal.of(Goal.PREDICTED, 1).resolvedBy(predicted.logits().toFloats());

            assertThat(index.target(0)).isNotNegative();
            assertThat(runner.run(net.example(1), index).attribution()).isEqualTo(predicted.attribution());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void methodThatIsOnlyTried_loadsNothing_andThereforeRunsNothing(MethodEntry entry) {
        RandomNet net = NETS.get(0);
        Network network = Explained.network(net);
        Method method = quick(entry);

        assertThatCode(() -> method.check(network)).doesNotThrowAnyException();
        try (Runner tried = method.on(network.unloaded())) {
            assertThatThrownBy(() -> tried.run(net.example(1), Goal.of(1, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("unloaded network");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void layerThatIsNotThere_isRefusedWithoutLoadingAnything(MethodEntry entry) {
        if (entry.has("layer")) {
            Method method = quick(entry, Map.of("layer", "nowhere"));

            assertThatThrownBy(() -> method.check(Explained.network(NETS.get(0))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("layer nowhere is not in this model");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodWithALayer_worksAtAnEarlierOneToo(MethodEntry entry) {
        RandomNet net = RandomNets.resnet(1);
        Network network = Explained.network(net);
        String layer = network.spatialLayers().get(2).name();
        if (entry.has("layer") && !entry.name().equals("cam")) {
            try (Runner runner = quick(entry, Map.of("layer", layer)).on(network)) {
                assertThat(runner.run(net.example(1), Goal.of(1, 1)).attribution())
                        .isFinite();
            }
        }
    }
}
