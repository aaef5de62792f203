package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rest of a network reads where it is cut off, for one image: a layer, and what goes round it.
 *
 * @param runner gives all of it in one row
 * @param inputs that the rest reads; the layer is the first
 * @param shapes of these, for one image
 */
public record CutValues(Runner runner, List<Value> inputs, List<Shape> shapes) implements AutoCloseable {
    /**
     * Compiles it.
     *
     * @param rest of the network, {@link Network#restAt}
     */
    public static CutValues of(Network network, Network rest) {
        List<Value> inputs = rest.graph().inputs();
        List<Shape> shapes = inputs.stream()
                .map(value -> rest.graph().type(value).shape().with(0, new Dim.Fixed(1)))
                .toList();
        return new CutValues(
                GraphProgram.write(network, frame -> row(frame, inputs)).open(), inputs, shapes);
    }

    private static Value row(Frame frame, List<Value> values) {
        Emitter emit = frame.emit().scoped("cut");
        return emit.concat(
                values.stream().map(value -> emit.reshape(value, 0, -1)).toList(), 1);
    }

    /**
     * The values for an image.
     *
     * @param outcome with the layer's values as attribution
     * @param beside the others, as {@link Variants} are fed them
     */
    public record Cut(Outcome outcome, Map<String, Tensor> beside) {}

    /** Runs the network on an image. */
    public Cut run(Tensor image, Goal goal) {
        Outcome outcome = runner.run(image, goal);
        float[] row = outcome.attribution().toFloats();
        List<Tensor> values = new ArrayList<>();
        int start = 0;
        for (Shape shape : shapes) {
            int end = start + Math.toIntExact(Arrays.stream(shape.sizes()).reduce(1, Math::multiplyExact));
            values.add(Tensor.of(Arrays.copyOfRange(row, start, end), shape.sizes()));
            start = end;
        }
        Map<String, Tensor> beside = new HashMap<>();
        for (int i = 1; i < values.size(); i++) {
            beside.put(Variants.beside(inputs.get(i)), values.get(i));
        }
        return new Cut(outcome.withAttribution(values.get(0)), beside);
    }

    @Override
    public void close() {
        runner.close();
    }
}
