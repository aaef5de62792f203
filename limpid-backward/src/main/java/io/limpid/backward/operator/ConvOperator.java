package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/** Convolution over one or more spatial axes: {@code y[m,p] = b[m] + sum of w[m,c,u] x[c, p s + u d - pad]}. */
final class ConvOperator implements KernelOperator {
    @Override
    public String opType() {
        return "Conv";
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.emit()
                .conv(inputs.get(0), weights.kernel(), weights.bias(), at.node().attributes());
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Kernel kernel = Kernel.of(at);
        Window window = Window.of(at.site(), kernel.sizes());
        FewChannels fewChannels = new FewChannels(window, kernel);
        if (fewChannels.applies()) {
            return List.of(fewChannels.transpose(at.emit(), signal, weights.kernel()));
        }
        if (window.isFlippable()) {
            Value flipped = kernel.flipped(at.emit(), weights.kernel());
            return List.of(at.emit().conv(signal, flipped, Value.ABSENT, kernel.grouped(window.flipped())));
        }
        ZeroInsertion zeroInsertion = new ZeroInsertion(window, kernel);
        if (zeroInsertion.applies()) {
            return List.of(zeroInsertion.transpose(at.emit(), signal, weights.kernel()));
        }
        SubPixel subPixel = new SubPixel(window, kernel);
        if (subPixel.applies()) {
            return List.of(subPixel.transpose(at.emit(), signal, weights.kernel()));
        }
        return List.of(at.emit().convTranspose(signal, weights.kernel(), kernel.grouped(window.transposed())));
    }
}
