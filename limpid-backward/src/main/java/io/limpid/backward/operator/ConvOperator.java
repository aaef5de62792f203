package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * Convolution over one or more spatial axes: {@code y[m,p] = b[m] + sum of w[m,c,u] x[c, p s + u d - pad]}.
 *
 * @param forms chooses how its transpose and denominators are written
 */
record ConvOperator(FormChoice forms) implements KernelOperator {
    @Override
    public String opType() {
        return "Conv";
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return KernelOperator.super
                .obstacle(site)
                .or(() -> Obstacles.when(
                        Window.isPaddedBelowZero(site),
                        "it is padded by name, and its stride leaves out more places than its kernel covers, so that"
                                + " runtimes differ in which they are; give it pads instead of auto_pad"));
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.emit()
                .conv(inputs.get(0), weights.kernel(), weights.bias(), at.node().attributes());
    }

    @Override
    public Value denominator(Step at, List<Value> inputs, Weights weights) {
        Kernel kernel = Kernel.of(at);
        Window window = Window.of(at.site(), kernel.sizes());
        return switch (DenominatorForm.chosen(forms, window, kernel)) {
            case PLAIN -> apply(at, inputs, weights);
            case WINOGRAD -> Winograd.forth(window, kernel).denominator(at.emit(), inputs.get(0), weights);
        };
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Kernel kernel = Kernel.of(at);
        Window window = Window.of(at.site(), kernel.sizes());
        ConvForm.Transposition transposition =
                new ConvForm.Transposition(window, kernel, weights.kernel(), weights.signals());
        return List.of(ConvForm.chosen(forms, transposition, at.emit(), signal));
    }
}
