package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Rule;
import io.limpid.backward.rule.Bias;
import io.limpid.backward.rule.Guard;
import io.limpid.backward.rule.Rules;
import io.limpid.backward.rule.Sharing;
import io.limpid.graph.Attributes;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WinogradTest {
    private static final String WINOGRAD = ConvForm.WINOGRAD.name();

    /** Measured 2e-6 over 256 channels. */
    private static final double ROUNDING = 5e-6;

    private static NodeCase convolution(int channels) {
        RandomTensors random = RandomTensors.seeded(3);
        return NodeCase.of("Conv")
                .data(random.normal(2, channels, 10, 13))
                .constant(random.normal(channels, channels, 3, 3))
                .with(Attributes.NONE.with("pads", new long[] {1, 0, 1, 2}));
    }

    /** Returns the signal that arrives, computed by ONNX Runtime in one form or, without one, in double precision. */
    private static double[] arrived(NodeCase node, String form, boolean inDoubles) {
        Crossing crossing = Crossing.inForms((problem, forms) -> form, node, Rules.gradient());
        Map<Value, Tensor> inputs = new LinkedHashMap<>(node.data());
        inputs.putAll(crossing.randomSignals(RandomTensors.seeded(7), node.data()));
        Value input = node.data().keySet().iterator().next();
        Value signal = crossing.arrived().get(input);
        if (!inDoubles) {
            return crossing.onRuntime(inputs, List.of()).get(signal).toDoubles();
        }
        Map<Value, DoubleTensor> exact = new LinkedHashMap<>();
        inputs.forEach((value, tensor) -> exact.put(value, DoubleTensor.of(tensor)));
        return crossing.inDoubles(exact).get(signal).toDoubles();
    }

    @Test
    void ofManyChannels_isRoundedToMillionthsOfTheGreatest() {
        NodeCase node = convolution(32);
        double[] exact = arrived(node, ConvForm.FLIPPED.name(), true);
        double[] actual = arrived(node, WINOGRAD, false);

        double greatest = 0;
        double error = 0;
        for (int i = 0; i < exact.length; i++) {
            greatest = Math.max(greatest, Math.abs(exact[i]));
            error = Math.max(error, Math.abs(exact[i] - actual[i]));
        }
        assertThat(error / greatest).isLessThan(ROUNDING);
    }

    private static Set<String> offered(Rule rule) {
        Set<String> offered = new LinkedHashSet<>();
        Crossing.inForms(
                (problem, forms) -> {
                    offered.addAll(forms);
                    return forms.get(0);
                },
                convolution(4),
                rule);
        return offered;
    }

    @Test
    void isOffered_toGradients() {
        assertThat(offered(Rules.gradient())).contains(WINOGRAD);
    }

    @Test
    void isNotOffered_whereQuotientsMayBeGreat() {
        assertThat(offered(Rules.zPlus(Bias.NONE, Guard.zero()))).isNotEmpty().doesNotContain(WINOGRAD);
        assertThat(offered(Rules.epsilon(1e-6f))).isNotEmpty().doesNotContain(WINOGRAD);
        assertThat(offered(Rules.norm(Sharing.POSITIVE, Guard.zero())))
                .isNotEmpty()
                .doesNotContain(WINOGRAD);
        assertThat(offered(Rules.alphaBeta(2, 1))).isNotEmpty().doesNotContain(WINOGRAD);
    }
}
