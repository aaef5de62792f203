package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.testkit.net.RandomNets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeTextTest {
    static Stream<String> presets() {
        return Composites.names().stream()
                .map(name -> name.equals("epsilon-gamma-box") ? name + "(low=-2.1/-2/-1.8,high=2.2/2.4/2.6)" : name);
    }

    @ParameterizedTest
    @MethodSource("presets")
    @ValueSource(
            strings = {
                "epsilon(1e-9)",
                "otherwise:lrp-0",
                "first-linear:z-box(low=-2.1,high=2.6); named(layer4.*):z-plus; convolution:gamma(0.25);"
                        + " dense:epsilon(1e-6); otherwise:epsilon-plus",
                "convolution & below(maxpool) & third(lower):alpha-beta(2,1,bias=none,guard=zero); otherwise:epsilon-plus",
                "convolution+dense:z-plus(bias=twice,guard=zero);positions(-2..-1):flat;otherwise:gradient",
                "sum:positive-shares; pooling-average+pooling-max:norm(inputs=positive,guard=zero); otherwise:pass",
            })
    void canonicalText_readsAsItself(String text) {
        String canonical = Composites.parse(text).toString();

        assertThat(Composites.parse(canonical)).hasToString(canonical);
    }

    @Test
    void rows_areWrittenAsTheyAreRead() {
        assertThat(Composites.parse(
                        " first-linear : z-box( range = image ) ;convolution:gamma(gamma=0.5) ; otherwise:pass"))
                .hasToString("first-linear:z-box(range=image); convolution:gamma(0.5); otherwise:pass");
    }

    @Test
    void otherwise_prefersThePresetOfAName() {
        assertThat(Composites.parse("convolution:flat; otherwise:epsilon"))
                .hasToString("convolution:flat; " + Composites.parse("epsilon"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first-linear:flat; otherwise:gradient | conv1",
                "last-linear:flat; otherwise:gradient | logits",
                "named(layer1*):flat; otherwise:gradient | layer1.0.conv1, layer1.0.relu1, layer1.0.conv2, layer1.0.add,"
                        + " layer1.0.relu2",
                "convolution & named(layer?.0.conv1):flat; otherwise:gradient | layer1.0.conv1, layer2.0.conv1",
                "convolution & above(layer1.0.relu2):flat; otherwise:gradient | layer2.0.conv1, layer2.0.downsample.0,"
                        + " layer2.0.conv2",
                "convolution & below(layer1.0.conv1):flat; otherwise:gradient | conv1, layer1.0.conv1",
                "third(lower):flat; otherwise:gradient | conv1, layer1.0.conv1, layer1.0.conv2",
                "third(upper):flat; otherwise:gradient | layer2.0.conv2, logits",
                "positions(-1..-1):flat; otherwise:gradient | logits",
                "positions(1..2):flat; otherwise:gradient | layer1.0.conv1, layer1.0.conv2",
                "pooling-global:flat; otherwise:gradient | avgpool",
            })
    void selector_findsTheNodes(String composite, String nodes) {
        Graph graph = Prepared.graph(RandomNets.resnet(1));
        Composite parsed = Composites.parse(composite.replace(":flat", ":pass"));

        String found =
                Backward.through(graph, parsed, Operators.standard()).plan(graph.outputs(), graph.inputs()).stream()
                        .filter(planned -> planned.rule().toString().equals("pass"))
                        .map(planned -> planned.node().label())
                        .collect(Collectors.joining(", "));

        assertThat(found).isEqualTo(nodes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "epsilon-pluss | there is no preset 'epsilon-pluss'; there are gradient",
                "convolution:z-plus | it must end with what all other nodes do, for example otherwise:epsilon-plus",
                "otherwise:pass; convolution:z-plus | otherwise must stand last",
                "convolution; otherwise:pass | 'convolution' is not of the form selector:rule",
                "convolutions:z-plus; otherwise:pass | there is no selector 'convolutions'; there are convolution, dense",
                "convolution:zplus; otherwise:pass | there is no rule 'zplus'; there are zero, epsilon, gamma",
                "convolution:gamma(a); otherwise:pass | gamma of gamma is a; it must be a number such as 0.25",
                "convolution:gamma(-1); otherwise:pass | gamma is -1.0; it must be 0 or more",
                "convolution:flat(2); otherwise:pass | flat has '2'; it takes nothing",
                "convolution:z-plus(guard=0); otherwise:pass | guard of z-plus is 0; it must be zero, or a positive number",
                "convolution:z-plus(bias=half); otherwise:pass | bias of z-plus is half; it must be one of parts, none, twice",
                "convolution:alpha-beta(2,2); otherwise:pass | alpha one more than beta",
                "convolution:z-box; otherwise:pass | it needs low and high",
                "convolution:z-box(low=1,high=0); otherwise:pass | each low one below its high one",
                "positions(first):flat; otherwise:pass | it must be two whole numbers such as 0..4",
                "positions(5..2):flat; otherwise:pass | the first must not lie behind the last",
                "positions(-1..-3):flat; otherwise:pass | the first must not lie behind the last",
                "named():flat; otherwise:pass | lacks its pattern",
                "epsilon(0) | a stabilizer needs a positive one",
            })
    void mistake_isNamedWithWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> Composites.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"named(layer9*):flat; otherwise:gradient", "convolution & named(conv9):flat; otherwise:gradient"
            })
    void nameThatIsNotThere_isNoRowThatDoesNothing(String text) {
        Graph graph = Prepared.graph(RandomNets.resnet(1));

        assertThatThrownBy(() -> Composites.parse(text).namedIn(graph))
                .hasMessageContaining("matches no node")
                .hasMessageContaining("limpid inspect");
    }

    @Test
    void namesThatAreThere_areTaken() {
        Graph graph = Prepared.graph(RandomNets.resnet(1));
        Composite composite =
                Composites.parse("named(layer1*):flat; convolution & named(*conv1):flat; otherwise:gradient");

        assertThat(composite.namedIn(graph)).isSameAs(composite);
    }

    @Test
    void layerThatIsNotThere_isNamed() {
        Graph graph = Prepared.graph(RandomNets.resnet(1));
        Composite composite = Composites.parse("above(layer9):flat; otherwise:gradient");

        assertThatThrownBy(() ->
                        Backward.through(graph, composite, Operators.standard()).plan(graph.outputs(), graph.inputs()))
                .hasMessageContaining("above(layer9) names no node");
    }
}
