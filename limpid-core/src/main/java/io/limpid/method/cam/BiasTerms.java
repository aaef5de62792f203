package io.limpid.method.cam;

import io.limpid.backward.Kind;
import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The chain rule, which also writes down what each node's bias adds to the score: {@code b ds/dy}, of the shape of the
 * node's output {@code y}. For one walk through one graph.
 *
 * <p>A layer with weights has its own bias, a normalization {@code beta - mean gamma / deviation}. A bent activation has
 * the implicit one {@code f(x) - x f'(x)}, element by element; piecewise linear ones that pass through 0 have none.
 *
 * <p>Srinivas and Fleuret, "Full-Gradient Representation for Neural Network Visualization", NeurIPS 2019, section 3.1.
 */
final class BiasTerms implements Rule {
    private final Bends bends;
    private final List<Term> terms = new ArrayList<>();

    BiasTerms(Bends bends) {
        this.bends = bends;
    }

    /** Whether the implicit biases of activations count. */
    enum Bends {
        COUNT,
        IGNORED
    }

    /**
     * What one bias adds, element by element.
     *
     * @param value the numbers
     * @param shape their shape
     * @param at what the bias is added to
     */
    record Term(Value value, Shape shape, Value at) {}

    /** Returns the terms found on the walk. */
    List<Term> terms() {
        return Collections.unmodifiableList(terms);
    }

    @Override
    public List<Value> propagate(Step at) {
        List<Value> downstream = at.gradient();
        Value term = term(at, downstream);
        if (term.isPresent()) {
            terms.add(new Term(term, at.shape(at.output()), at.output()));
        }
        return downstream;
    }

    private Value term(Step at, List<Value> downstream) {
        Value bias = at.weights().bias();
        if (bias.isPresent()) {
            return at.emit().mul(at.upstream(), placed(at, bias));
        }
        if (addsConstant(at) && at.isLinear()) {
            return at.emit().mul(at.upstream(), constantPart(at));
        }
        boolean bent = bends == Bends.COUNT && at.kind() == Kind.ACTIVATION && !isHomogeneous(at);
        return bent || addsConstant(at) ? remainder(at, downstream) : Value.ABSENT;
    }

    /** Emits what the node would give if all that depends on the image were 0. */
    private static Value constantPart(Step at) {
        List<Value> constants = at.inputs().stream()
                .map(input -> at.site().varies(input) ? at.emit().zerosLike(input) : input)
                .toList();
        return at.linear().apply(constants, at.weights());
    }

    private static Value placed(Step at, Value bias) {
        int axes = at.shape(at.output()).rank() - 1;
        long[] perChannel =
                LongStream.range(0, axes).map(axis -> axis == 0 ? -1 : 1).toArray();
        return at.kind() == Kind.DENSE ? bias : at.emit().reshape(bias, perChannel);
    }

    private static boolean isHomogeneous(Step at) {
        return at.node().is("Relu") || at.node().is("LeakyRelu") || at.node().is("PRelu");
    }

    private static boolean addsConstant(Step at) {
        return at.inputs().stream().anyMatch(input -> !at.site().varies(input));
    }

    /** Emits {@code y ds/dy} less what the varying inputs of the output's shape account for. */
    private static Value remainder(Step at, List<Value> downstream) {
        Emitter emit = at.emit();
        Value rest = emit.mul(at.upstream(), at.output());
        for (int i = 0; i < downstream.size(); i++) {
            Value input = at.inputs().get(i);
            if (downstream.get(i).isPresent()) {
                rest = emit.sub(rest, emit.mul(downstream.get(i), input));
            }
        }
        return rest;
    }
}
