package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A border around a value: of a constant, or of the value's own elements repeated or mirrored; negative widths crop.
 *
 * <p>The constant acts as a bias.
 */
final class PadOperator implements LinearOperator {
    private static final String CONSTANT = "constant";

    @Override
    public String opType() {
        return "Pad";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Range range(Site site) {
        boolean zero = mode(site).equals(CONSTANT) && !site.input(2).isPresent();
        Range border = site.input(2).isPresent() ? site.inputRange(2) : site.inputRange(0);
        return site.inputRange(0).or(zero ? Range.ZERO : border);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its widths are computed", 1, 3)
                .or(() -> Obstacles.varying(site, "its border depends on the image", 2))
                .or(() -> Obstacles.when(mirrorsAndCrops(site), "it crops and repeats at once"))
                .or(() -> Obstacles.when(padsBatch(site), "it adds images to a batch"));
    }

    private static boolean mirrorsAndCrops(Site site) {
        return !mode(site).equals(CONSTANT) && Arrays.stream(widths(site)).anyMatch(width -> width < 0);
    }

    private static boolean padsBatch(Site site) {
        int rank = site.inputShape(0).rank();
        long[] widths = widths(site);
        return IntStream.range(0, rank)
                .anyMatch(axis -> !site.inputShape(0).isFixed(axis) && (widths[axis] != 0 || widths[axis + rank] != 0));
    }

    @Override
    public Weights weights(Step at) {
        return new Weights(Value.ABSENT, at.node().input(2));
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        List<Value> operands = List.of(
                inputs.get(0), at.node().input(1), weights.bias(), at.node().input(3));
        return at.emit().node(opType(), operands, at.node().attributes());
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        long[] widths = widths(at.site());
        if (mode(at.site()).equals(CONSTANT)) {
            return List.of(at.emit()
                    .pad(signal, Arrays.stream(widths).map(width -> -width).toArray()));
        }
        Shape shape = at.shape(at.input());
        int rank = shape.rank();
        Value folded = signal;
        for (int axis = 0; axis < rank; axis++) {
            if (widths[axis] != 0 || widths[axis + rank] != 0) {
                int size = Math.toIntExact(shape.size(axis));
                int[] places = places(mode(at.site()), size, Math.toIntExact(widths[axis]), widths[axis + rank]);
                folded = Selection.of(size, places).transpose(at.emit(), folded, new Selection.Axis(axis, rank));
            }
        }
        return List.of(folded);
    }

    /** Returns where each element along an axis comes from. */
    private static int[] places(String mode, int size, int start, long end) {
        return IntStream.range(-start, Math.toIntExact(size + end))
                .map(place -> switch (mode) {
                    case "edge" -> Math.min(size - 1, Math.max(0, place));
                    case "reflect" -> mirrored(place, size);
                    default -> Math.floorMod(place, size);
                })
                .toArray();
    }

    private static int mirrored(int place, int size) {
        int period = Math.max(1, 2 * (size - 1));
        int phase = Math.floorMod(place, period);
        return Math.min(phase, period - phase);
    }

    private static String mode(Site site) {
        return site.node().attributes().text("mode", CONSTANT);
    }

    /** Returns the widths at the start of all axes, then those at the end. */
    private static long[] widths(Site site) {
        Shape shape = site.inputShape(0);
        int rank = shape.rank();
        long[] given = site.constant(1).map(Tensor::toLongs).orElseThrow();
        long[] axes = site.constant(3)
                .map(Tensor::toLongs)
                .orElse(LongStream.range(0, rank).toArray());
        long[] widths = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = shape.axis(axes[i]);
            widths[axis] = given[i];
            widths[axis + rank] = given[i + axes.length];
        }
        return widths;
    }
}
