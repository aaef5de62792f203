package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.List;

/** Transposed convolution: {@code y[m, p s + u d - pad] += w[c,m,u] x[c,p]}, plus a bias per channel. */
final class ConvTransposeOperator implements KernelOperator {
    @Override
    public String opType() {
        return "ConvTranspose";
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        List<Value> operands = List.of(inputs.get(0), weights.kernel(), weights.bias());
        return at.emit().node(opType(), operands, at.node().attributes());
    }

    /** A convolution with the same kernel; places of the output that no window reached are cut off first. */
    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Kernel kernel = Kernel.of(at);
        Window window = Window.undone(at.site(), kernel.sizes());
        Attributes attributes = kernel.grouped(Attributes.NONE
                .with("dilations", window.each(WindowAxis::dilation))
                .with("pads", window.pads(WindowAxis::start, axis -> Math.max(0, axis.end())))
                .with("strides", window.each(WindowAxis::stride)));
        Value reached = cropped(at.emit(), signal, window);
        return List.of(at.emit().conv(reached, weights.kernel(), Value.ABSENT, attributes));
    }

    private static Value cropped(Emitter emit, Value signal, Window window) {
        int rank = window.axes().size() + 2;
        long[] amounts = new long[2 * rank];
        long[] ends = window.each(axis -> Math.min(0, axis.end()));
        System.arraycopy(ends, 0, amounts, rank + 2, ends.length);
        return Arrays.stream(ends).allMatch(end -> end == 0) ? signal : emit.pad(signal, amounts);
    }
}
