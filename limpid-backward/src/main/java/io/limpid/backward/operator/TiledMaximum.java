package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the signal of each window to its first greatest element, where windows lie side by side without overlap or padding.
 *
 * <p>Place after place in row-major order, what is left of the signal stays at the place if its element equals the window's
 * maximum. These are convolutions, sums and steps among blocks of channels, on ONNX Runtime about twice as fast as asking a
 * MaxPool for indices and scattering.
 */
record TiledMaximum(Step at, Window window) {
    private static final int PLANE = 2;

    /** Tells whether this form exists and pays. */
    boolean applies() {
        return window.axes().size() == PLANE
                && Blocked.holds(image())
                && window.axes().stream().allMatch(TiledMaximum::isTiled);
    }

    private static boolean isTiled(WindowAxis axis) {
        return axis.kernel() == axis.stride() && axis.dilation() == 1 && axis.start() == 0 && axis.end() <= 0;
    }

    private Shape image() {
        return at.shape(at.input());
    }

    private long channels() {
        return image().size(1);
    }

    /** Emits the signal at the input. */
    Value gradient() {
        Emitter emit = at.emit();
        WindowAxis rows = window.axes().get(0);
        WindowAxis columns = window.axes().get(1);
        List<Value> places = new ArrayList<>();
        Value left = at.upstream();
        for (int place = 0; place < rows.kernel() * columns.kernel() - 1; place++) {
            Value here = emit.mul(left, isMaximum(emit, place / columns.kernel(), place % columns.kernel()));
            places.add(here);
            left = emit.add(left, perChannel(emit, here, Tensor.filled(-1, channels(), 1, 1, 1), 1, 1));
        }
        places.add(left);
        return new Cells(image(), rows.out(), columns.out(), rows.kernel(), columns.kernel()).filled(emit, places);
    }

    /** Emits 1 where the element at a place of the window equals the maximum, else 0. */
    private Value isMaximum(Emitter emit, long row, long column) {
        long height = window.axes().get(0).kernel();
        long width = window.axes().get(1).kernel();
        float[] pick = new float[Math.toIntExact(channels() * height * width)];
        for (long channel = 0; channel < channels(); channel++) {
            pick[Math.toIntExact((channel * height + row) * width + column)] = -1;
        }
        Value negative = perChannel(emit, at.input(), Tensor.of(pick, channels(), 1, height, width), height, width);
        return emit.notPositive(emit.add(negative, at.output()));
    }

    private Value perChannel(Emitter emit, Value x, Tensor kernel, long... strides) {
        Attributes attributes = Attributes.NONE.with("group", channels()).with("strides", strides);
        return emit.conv(x, emit.constant(kernel), Value.ABSENT, attributes);
    }
}
