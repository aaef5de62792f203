package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms {@code w x} of one sign that enter a linear operator: {@code W+ x+} and {@code W- x-} are the positive ones,
 * {@code W- x+} and {@code W+ x-} the negative ones. Where the input is known to be 0 or more, half of them vanish.
 */
record Contributions(Step at, List<Part> parts) {
    /** One sign of the input with the weights that it meets. */
    record Part(Value input, Weights weights) {}

    Contributions {
        parts = List.copyOf(parts);
    }

    /** Returns the positive terms. */
    static Contributions positive(Step at) {
        Emitter emit = at.emit();
        Weights weights = at.weights();
        return meeting(at, weights.positive(emit), weights.negative(emit));
    }

    /** Returns the negative terms. */
    static Contributions negative(Step at) {
        Emitter emit = at.emit();
        Weights weights = at.weights();
        return meeting(at, weights.negative(emit), weights.positive(emit));
    }

    /** Returns the terms in which the positive inputs meet some weights and the negative inputs others. */
    static Contributions meeting(Step at, Weights ofPositive, Weights ofNegative) {
        if (at.isNonNegative(at.input())) {
            return new Contributions(at, List.of(new Part(at.input(), ofPositive)));
        }
        Emitter emit = at.emit();
        return new Contributions(
                at,
                List.of(
                        new Part(emit.relu(at.input()), ofPositive),
                        new Part(emit.negativePart(at.input()), ofNegative)));
    }

    /** Emits the sum of the terms at each output. */
    Value sum(Bias bias) {
        List<Value> sums = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sums.add(apply(parts.get(i), biased(i, bias)));
        }
        return at.emit().sum(sums);
    }

    private Weights biased(int index, Bias bias) {
        Weights weights = parts.get(index).weights();
        return switch (bias) {
            case NONE -> weights.withoutBias();
            case PARTS -> index == 0 ? weights : weights.withoutBias();
            case TWICE ->
                new Weights(weights.kernel(), at.weights().map(this::whole).bias());
        };
    }

    private Value whole(Value bias) {
        return at.emit().scale(bias, 2f / parts.size());
    }

    private Value apply(Part part, Weights weights) {
        return at.linear().apply(List.of(part.input()), weights);
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
