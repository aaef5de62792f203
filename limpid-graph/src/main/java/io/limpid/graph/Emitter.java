package io.limpid.graph;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The ONNX operators that Limpid itself writes, as Java methods; always in the canonical opset.
 *
 * <p>The only place that names new values: {@code <scope>/<role>}, where the scope says signal and node
 * ({@code gradient/layer4.conv}) and the role is the operator. An absent value acts as zero in sums and products.
 */
public final class Emitter {
    private final GraphBuilder builder;
    private final String scope;

    private Emitter(GraphBuilder builder, String scope) {
        this.builder = builder;
        this.scope = scope;
    }

    /** Returns an emitter that appends to a builder and names what it makes after the scope. */
    public static Emitter into(GraphBuilder builder, String scope) {
        return new Emitter(builder, scope);
    }

    /** Returns an emitter into the same graph whose names start with this scope and {@code inner}. */
    public Emitter scoped(String inner) {
        return new Emitter(builder, scope.isEmpty() ? inner : scope + "/" + inner);
    }

    /** Appends a node with one output. */
    public Value node(String opType, List<Value> inputs, Attributes attributes) {
        return nodes(opType, inputs, attributes, 1).get(0);
    }

    /** Appends a node with several outputs. */
    public List<Value> nodes(String opType, List<Value> inputs, Attributes attributes, int outputs) {
        List<Value> results =
                IntStream.range(0, outputs).mapToObj(i -> fresh(opType)).toList();
        builder.node(Node.of(opType, trimmed(inputs), results, attributes));
        return results;
    }

    private static List<Value> trimmed(List<Value> inputs) {
        List<Value> trimmed = new ArrayList<>(inputs);
        while (!trimmed.isEmpty() && !trimmed.get(trimmed.size() - 1).isPresent()) {
            trimmed.remove(trimmed.size() - 1);
        }
        return trimmed;
    }

    private Value fresh(String role) {
        String name = role.substring(0, 1).toLowerCase(Locale.ROOT) + role.substring(1);
        return builder.fresh(scope.isEmpty() ? name : scope + "/" + name);
    }

    private Value unary(String opType, Value x) {
        return node(opType, List.of(x), Attributes.NONE);
    }

    private Value binary(String opType, Value a, Value b) {
        return node(opType, List.of(a, b), Attributes.NONE);
    }

    // Constants

    /** Returns a constant tensor; equal contents are stored once. */
    public Value constant(Tensor tensor) {
        return builder.constant("limpid/constant", tensor);
    }

    /** Returns a constant of rank 0. */
    public Value constant(float value) {
        return constant(Tensor.scalar(value));
    }

    /** Returns a constant int64 vector: axes, sizes, starts and the like. */
    public Value indices(long... values) {
        return constant(Tensor.vector(values));
    }

    // Arithmetic

    /** Returns {@code a + b}; if one is absent, the other. */
    public Value add(Value a, Value b) {
        if (!a.isPresent()) {
            return b;
        }
        return b.isPresent() ? binary("Add", a, b) : a;
    }

    /** Returns the sum of all that are present; absent if none is. */
    public Value sum(List<Value> terms) {
        return terms.stream().reduce(Value.ABSENT, this::add);
    }

    /** Returns {@code a - b}. */
    public Value sub(Value a, Value b) {
        return binary("Sub", a, b);
    }

    /** Returns {@code a * b}; absent if one of them is. */
    public Value mul(Value a, Value b) {
        return a.isPresent() && b.isPresent() ? binary("Mul", a, b) : Value.ABSENT;
    }

    /** Returns the products of two lists, entry by entry. */
    public List<Value> mul(List<Value> a, List<Value> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> mul(a.get(i), b.get(i)))
                .toList();
    }

    /** Returns {@code x * factor}; {@code x} itself if the factor is 1. */
    public Value scale(Value x, float factor) {
        return factor == 1f ? x : mul(x, constant(factor));
    }

    /** Returns {@code a / b}. */
    public Value div(Value a, Value b) {
        return binary("Div", a, b);
    }

    /** Returns {@code a / b} where {@code b} is not 0, else 0. */
    public Value divOrZero(Value a, Value b) {
        Value zero = constant(0f);
        Value isZero = equal(b, zero);
        return where(isZero, zero, div(a, where(isZero, constant(1f), b)));
    }

    /** Returns {@code z + epsilon * sign(z)} with {@code sign(0) = 1}: a denominator that is never near 0. */
    public Value stabilized(Value z, float epsilon) {
        return add(z, affine(threshold(z, Threshold.NOT_NEGATIVE), 2 * epsilon, -epsilon, builder.channels(z)));
    }

    private Value affine(Value x, float factor, float offset, OptionalLong channels) {
        if (channels.isEmpty()) {
            return add(scale(x, factor), constant(offset));
        }
        long count = channels.getAsLong();
        Value factors = constant(Tensor.filled(factor, count, 1, 1, 1));
        return conv(x, factors, constant(Tensor.filled(offset, count)), Attributes.NONE.with("group", count));
    }

    /** Returns {@code a} to the power of {@code b}. */
    public Value pow(Value a, Value b) {
        return binary("Pow", a, b);
    }

    /** Returns {@code -x}. */
    public Value neg(Value x) {
        return unary("Neg", x);
    }

    /** Returns the absolute value. */
    public Value abs(Value x) {
        return unary("Abs", x);
    }

    /** Returns {@code x * x}. */
    public Value square(Value x) {
        return mul(x, x);
    }

    /** Returns -1, 0 or 1. */
    public Value sign(Value x) {
        return unary("Sign", x);
    }

    /** Returns 1 where {@code x > 0}, else 0; but for positive numbers below 1e-38. */
    public Value step(Value x) {
        return threshold(x, Threshold.above(0));
    }

    /** Returns 1 where {@code x > bound}, else 0. */
    public Value above(Value x, float bound) {
        return threshold(x, Threshold.above(bound));
    }

    /** Returns 1 where {@code x < bound}, else 0. */
    public Value below(Value x, float bound) {
        return threshold(x, Threshold.below(bound));
    }

    /** Returns 1 where {@code x <= 0}, else 0. */
    public Value notPositive(Value x) {
        return threshold(x, Threshold.NOT_POSITIVE);
    }

    private Value threshold(Value x, Threshold at) {
        return node("HardSigmoid", List.of(x), at.attributes());
    }

    /** Returns the square root. */
    public Value sqrt(Value x) {
        return unary("Sqrt", x);
    }

    /** Returns the exponential. */
    public Value exp(Value x) {
        return unary("Exp", x);
    }

    /** Returns the natural logarithm. */
    public Value log(Value x) {
        return unary("Log", x);
    }

    /** Returns {@code max(x, 0)}. */
    public Value relu(Value x) {
        return unary("Relu", x);
    }

    /** Returns {@code min(x, 0)}. */
    public Value negativePart(Value x) {
        return binary("Min", x, constant(0f));
    }

    /** Returns the greater of the two. */
    public Value max(Value a, Value b) {
        return binary("Max", a, b);
    }

    /** Returns the smaller of the two. */
    public Value min(Value a, Value b) {
        return binary("Min", a, b);
    }

    /** Returns the logistic function. */
    public Value sigmoid(Value x) {
        return unary("Sigmoid", x);
    }

    /** Returns the hyperbolic tangent. */
    public Value tanh(Value x) {
        return unary("Tanh", x);
    }

    /** Returns the error function. */
    public Value erf(Value x) {
        return unary("Erf", x);
    }

    /** Returns the softmax along an axis. */
    public Value softmax(Value x, int axis) {
        return node("Softmax", List.of(x), Attributes.NONE.with("axis", (long) axis));
    }

    // Comparison

    /** Returns where {@code a == b}, as truth values. */
    public Value equal(Value a, Value b) {
        return binary("Equal", a, b);
    }

    /** Returns where {@code a > b}, as truth values. */
    public Value greater(Value a, Value b) {
        return binary("Greater", a, b);
    }

    /** Returns where {@code a >= b}, as truth values. */
    public Value greaterOrEqual(Value a, Value b) {
        return binary("GreaterOrEqual", a, b);
    }

    /** Returns where {@code a < b}, as truth values. */
    public Value less(Value a, Value b) {
        return binary("Less", a, b);
    }

    /** Returns {@code yes} where the condition holds, else {@code no}. */
    public Value where(Value condition, Value yes, Value no) {
        return node("Where", List.of(condition, yes, no), Attributes.NONE);
    }

    /** Returns {@code x} with other elements. */
    public Value cast(Value x, ElementType type) {
        return node("Cast", List.of(x), Attributes.NONE.with("to", (long) type.code()));
    }

    // Reduction

    /** Returns the sum over axes, which stay with size 1. */
    public Value reduceSum(Value x, long... axes) {
        return reduce("ReduceSum", x, 1, axes);
    }

    /** Returns the mean over axes, which stay with size 1. */
    public Value reduceMean(Value x, long... axes) {
        return reduce("ReduceMean", x, 1, axes);
    }

    /** Returns the greatest element over axes, which stay with size 1. */
    public Value reduceMax(Value x, long... axes) {
        return reduce("ReduceMax", x, 1, axes);
    }

    /** Returns the smallest element over axes, which stay with size 1. */
    public Value reduceMin(Value x, long... axes) {
        return reduce("ReduceMin", x, 1, axes);
    }

    /** Returns the sum over axes, which vanish. */
    public Value sumOut(Value x, long... axes) {
        return reduce("ReduceSum", x, 0, axes);
    }

    private Value reduce(String opType, Value x, long keep, long... axes) {
        return node(opType, List.of(x, indices(axes)), Attributes.NONE.with("keepdims", keep));
    }

    /** Returns the index of the first greatest element along an axis, which vanishes; int64. */
    public Value argMax(Value x, int axis) {
        return node(
                "ArgMax", List.of(x), Attributes.NONE.with("axis", (long) axis).with("keepdims", 0L));
    }

    // Shape

    /** Returns the sizes of a value as an int64 vector. */
    public Value shape(Value x) {
        return unary("Shape", x);
    }

    /** Returns {@code x} under a shape given as a value. */
    public Value reshape(Value x, Value shape) {
        return binary("Reshape", x, shape);
    }

    /** Returns {@code x} under a shape; 0 keeps a size, -1 infers one. */
    public Value reshape(Value x, long... shape) {
        return reshape(x, indices(shape));
    }

    /** Returns {@code x} under the shape of another value. */
    public Value reshapeLike(Value x, Value like) {
        return reshape(x, shape(like));
    }

    /** Returns {@code x} repeated along axes of size 1 until it has the shape given as a value. */
    public Value expand(Value x, Value shape) {
        return binary("Expand", x, shape);
    }

    /** Returns {@code x} repeated along axes of size 1 until it has the shape of another value. */
    public Value expandLike(Value x, Value like) {
        return expand(x, shape(like));
    }

    /** Returns zeros of the shape of another value. */
    public Value zerosLike(Value like) {
        return expand(constant(0f), shape(like));
    }

    /** Returns {@code x} with its axes in another order. */
    public Value transpose(Value x, long... permutation) {
        return node("Transpose", List.of(x), Attributes.NONE.with("perm", permutation));
    }

    /** Returns {@code x}, which has {@code rank} axes, with two of them swapped. */
    public Value swapped(Value x, int rank, int first, int second) {
        long[] permutation = LongStream.range(0, rank).toArray();
        permutation[first] = second;
        permutation[second] = first;
        return transpose(x, permutation);
    }

    /** Returns {@code x} with axes of size 1 put in. */
    public Value unsqueeze(Value x, long... axes) {
        return binary("Unsqueeze", x, indices(axes));
    }

    /** Returns {@code x} without axes of size 1. */
    public Value squeeze(Value x, long... axes) {
        return binary("Squeeze", x, indices(axes));
    }

    /** Returns the values put one behind the other along an axis. */
    public Value concat(List<Value> parts, int axis) {
        return node("Concat", parts, Attributes.NONE.with("axis", (long) axis));
    }

    /** Returns {@code x} cut along an axis into pieces of these sizes. */
    public List<Value> split(Value x, int axis, long... sizes) {
        return nodes("Split", List.of(x, indices(sizes)), Attributes.NONE.with("axis", (long) axis), sizes.length);
    }

    /** Returns the part of {@code x} from {@code start} to before {@code end} along one axis. */
    public Value slice(Value x, int axis, long start, long end) {
        return node("Slice", List.of(x, indices(start), indices(end), indices(axis)), Attributes.NONE);
    }

    /** Returns every n-th part of {@code x} along these axes, beginning with {@code starts}. */
    public Value everyNth(Value x, long[] starts, long n, long... axes) {
        Value ends = indices(fill(axes.length, Long.MAX_VALUE));
        Value steps = indices(fill(axes.length, n));
        return node("Slice", List.of(x, indices(starts), ends, indices(axes), steps), Attributes.NONE);
    }

    /** Returns {@code x} with the order along these axes turned round. */
    public Value reversed(Value x, long... axes) {
        long[] last = fill(axes.length, -1);
        return node(
                "Slice",
                List.of(x, indices(last), indices(fill(axes.length, Long.MIN_VALUE + 1)), indices(axes), indices(last)),
                Attributes.NONE);
    }

    private static long[] fill(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    /** Returns {@code x} with zeros around it: all starts, then all ends; negative amounts crop. */
    public Value pad(Value x, long... startsThenEnds) {
        return new Borders(startsThenEnds).around(this, x);
    }

    /** Returns {@code [N,C,h,w]} interpolated to another size, bilinearly between the centres of pixels. */
    public Value resize(Value x, long height, long width) {
        return resize(x, "half_pixel", height, width);
    }

    /** Returns {@code [N,C,h,w]} interpolated to another size, bilinearly between the outermost pixels. */
    public Value resizeCornerToCorner(Value x, long height, long width) {
        return resize(x, "align_corners", height, width);
    }

    private Value resize(Value x, String coordinates, long... size) {
        Attributes bilinear = Attributes.NONE
                .with("mode", "linear")
                .with("coordinate_transformation_mode", coordinates)
                .with("axes", new long[] {2, 3});
        return node("Resize", List.of(x, Value.ABSENT, Value.ABSENT, indices(size)), bilinear);
    }

    /** Returns the elements of {@code x} that the indices name along an axis. */
    public Value gather(Value x, Value indices, int axis) {
        return node("Gather", List.of(x, indices), Attributes.NONE.with("axis", (long) axis));
    }

    /** Returns the indices of what is not 0 in a vector; int64. */
    public Value notZero(Value vector) {
        return reshape(unary("NonZero", vector), -1);
    }

    /** Returns, for each index, the element of {@code x} at that place along an axis. */
    public Value gatherElements(Value x, Value indices, int axis) {
        return node("GatherElements", List.of(x, indices), Attributes.NONE.with("axis", (long) axis));
    }

    /** Returns {@code x} with updates added at the places that the indices name along an axis; repeats add up. */
    public Value scatterAdd(Value x, Value indices, Value updates, int axis) {
        return node(
                "ScatterElements",
                List.of(x, indices, updates),
                Attributes.NONE.with("axis", (long) axis).with("reduction", "add"));
    }

    /** Returns rows with a 1 at each index and 0 elsewhere along a new last axis; an index of -1 is the last place. */
    public Value oneHot(Value indices, long depth) {
        return node(
                "OneHot",
                List.of(indices, constant(Tensor.of(new long[] {depth})), constant(Tensor.of(new float[] {0, 1}, 2))),
                Attributes.NONE);
    }

    /** Returns the {@code k} greatest elements along the last axis and their indices, greatest first. */
    public List<Value> topK(Value x, long k) {
        return nodes("TopK", List.of(x, indices(k)), Attributes.NONE, 2);
    }

    // Linear maps

    /** Returns the matrix product. */
    public Value matMul(Value a, Value b) {
        return binary("MatMul", a, b);
    }

    /** Returns a convolution; an absent bias is left out. */
    public Value conv(Value x, Value kernel, Value bias, Attributes attributes) {
        return node("Conv", List.of(x, kernel, bias), attributes);
    }

    /** Returns a transposed convolution without bias. */
    public Value convTranspose(Value x, Value kernel, Attributes attributes) {
        return node("ConvTranspose", List.of(x, kernel), attributes);
    }
}
