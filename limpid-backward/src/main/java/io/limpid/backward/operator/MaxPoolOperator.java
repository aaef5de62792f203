package io.limpid.backward.operator;

import io.limpid.backward.SelectingOperator;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The greatest element of each window; the gradient goes to the first one in row-major order, and adds up where windows
 * overlap.
 *
 * <p>Where the places are asked for, they come from a second MaxPool in the backward part, so that the first keeps its fast form
 * on ONNX Runtime.
 *
 * @param forms chooses how its gradient is written
 */
record MaxPoolOperator(FormChoice forms) implements SelectingOperator {
    private static final String FIRST_OF_WINDOW = "FIRST_OF_WINDOW";
    private static final String SCATTERED = "SCATTERED";

    /** The opset since which signals can be added up where they are scattered to. */
    static final long SCATTERED_SINCE = 16;

    /** Returns a choice that scatters only where there is no other form. */
    static FormChoice gathered(FormChoice forms) {
        return (problem, existing) ->
                existing.contains(FIRST_OF_WINDOW) ? FIRST_OF_WINDOW : forms.of(problem, existing);
    }

    @Override
    public String opType() {
        return "MaxPool";
    }

    @Override
    public List<Value> gradient(Step at) {
        Window window = Window.of(at.site(), at.node().attributes().integers("kernel_shape"));
        FirstOfWindow first = new FirstOfWindow(at, window);
        if (!first.exists()) {
            return List.of(scattered(at));
        }
        Problem problem =
                Problem.ofChannels(opType(), window, at.shape(at.input()).size(1));
        String form = forms.of(problem, List.of(SCATTERED, FIRST_OF_WINDOW));
        return List.of(form.equals(SCATTERED) ? scattered(at) : first.gradient());
    }

    /**
     * The standard counts places through the whole tensor, images and channels included. They are scattered image by image, so
     * that the batch axis stays recognisable.
     */
    private static Value scattered(Step at) {
        Emitter emit = at.emit();
        Shape shape = at.shape(at.input());
        Attributes rowMajor = at.node().attributes().without("storage_order");
        Value places = emit.nodes("MaxPool", List.of(at.input()), rowMajor, 2).get(1);
        long elements = IntStream.range(1, shape.rank()).mapToLong(shape::size).reduce(1, Math::multiplyExact);
        Value inImage = emit.node("Mod", List.of(places, emit.indices(elements)), Attributes.NONE);
        Value routed = emit.scatterAdd(
                emit.reshape(emit.zerosLike(at.input()), 0, elements),
                emit.reshape(inImage, 0, -1),
                emit.reshape(at.upstream(), 0, -1),
                1);
        return Blocked.entered(emit, Fit.byRegrouping(at, routed, at.input()), shape);
    }
}
