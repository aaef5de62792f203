package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Terms {@code w x} that enter a linear operator, parted by the sign of the input: positive inputs meet some weights and
 * negative inputs others. Where the input is known to be 0 or more, the second half vanishes.
 *
 * @param at the operator
 * @param parts one for each sign of the input
 * @param arePositive whether no term is negative
 */
record Contributions(Step at, List<Part> parts, boolean arePositive) {
    /** What is made of weights. */
    @FunctionalInterface
    interface Change {
        Weights of(Weights weights, Emitter emit);
    }

    /** One sign of the input with the weights that it meets. */
    record Part(Value input, Weights weights) {
        Part with(UnaryOperator<Weights> change) {
            return new Part(input, change.apply(weights));
        }
    }

    Contributions {
        parts = List.copyOf(parts);
    }

    /** Returns the positive terms: {@code W+ x+} and {@code W- x-}. */
    static Contributions positive(Step at) {
        return new Contributions(
                at, meeting(at, Weights::positive, Weights::negative).parts(), true);
    }

    /** Returns the negative terms: {@code W- x+} and {@code W+ x-}. */
    static Contributions negative(Step at) {
        return meeting(at, Weights::negative, Weights::positive);
    }

    /** Returns the terms in which the positive inputs meet the weights changed in one way, and the negative ones in another. */
    static Contributions meeting(Step at, Change ofPositive, Change ofNegative) {
        Emitter emit = at.emit();
        Weights weights = at.weights();
        if (at.isNonNegative(at.input())) {
            return new Contributions(at, List.of(new Part(at.input(), ofPositive.of(weights, emit))), false);
        }
        Part positive = new Part(emit.relu(at.input()), ofPositive.of(weights, emit));
        Part negative = new Part(emit.negativePart(at.input()), ofNegative.of(weights, emit));
        return new Contributions(at, List.of(positive, negative), false);
    }

    /** Returns these terms with other weights. */
    Contributions with(UnaryOperator<Weights> change) {
        return new Contributions(
                at, parts.stream().map(part -> part.with(change)).toList(), arePositive);
    }

    /** Emits the sum of the terms at each output, the bias as told, plus a constant. */
    Value sum(Bias bias, float floor) {
        return arePositive && bias == Bias.TWICE ? ofAnySign().sum(bias, floor) : summed(bias, floor);
    }

    private Value summed(Bias bias, float floor) {
        List<Value> sums = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Weights weights = biased(parts.get(i).weights(), i, bias);
            Value input = parts.get(i).input();
            sums.add(i == 0 ? raised(input, weights, floor) : apply(input, weights));
        }
        return at.emit().sum(sums);
    }

    /** Returns these terms without saying that none is negative: with a bias that is, sums may cancel. */
    private Contributions ofAnySign() {
        return new Contributions(at, parts, false);
    }

    private Weights biased(Weights weights, int index, Bias bias) {
        return switch (bias) {
            case NONE -> weights.withoutBias();
            case PARTS -> index == 0 ? weights : weights.withoutBias();
            case TWICE ->
                new Weights(weights.kernel(), at.weights().map(this::ofEachPart).bias());
        };
    }

    private Value ofEachPart(Value bias) {
        return at.emit().scale(bias, 2f / parts.size());
    }

    /** Emits the operator's output plus a constant, as part of the bias where there is one or can be one. */
    private Value raised(Value input, Weights weights, float floor) {
        Emitter emit = at.emit();
        if (floor == 0) {
            return apply(input, weights);
        }
        if (weights.bias().isPresent()) {
            Value raised = emit.add(weights.bias(), emit.constant(floor));
            return apply(input, new Weights(weights.kernel(), raised));
        }
        if (at.kind() == Kind.CONVOLUTION) {
            long channels = at.shape(at.output()).size(1);
            return apply(input, new Weights(weights.kernel(), emit.constant(Tensor.filled(floor, channels))));
        }
        return emit.add(apply(input, weights), emit.constant(floor));
    }

    private Value apply(Value input, Weights weights) {
        List<Value> inputs = List.of(input);
        return arePositive
                ? at.linear().denominator(inputs, weights)
                : at.linear().apply(inputs, weights);
    }

    /** Emits what each input receives of a ratio at the outputs: its terms times the ratio, summed. */
    Value receive(Value ratio) {
        Emitter emit = at.emit();
        return emit.sum(parts.stream()
                .map(part -> emit.mul(
                        part.input(),
                        at.linear().transpose(ratio, part.weights()).get(0)))
                .toList());
    }
}
