package io.limpid.backward.operator;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.function.BiFunction;

/** A rule that sends the signal through the transpose, and remembers what the operator itself makes of the inputs. */
final class AdjointProbe implements Rule {
    private final BiFunction<Weights, Emitter, Weights> change;
    private Value image = Value.ABSENT;
    private Value again = Value.ABSENT;

    /** Creates a probe that changes the weights first. */
    AdjointProbe(BiFunction<Weights, Emitter, Weights> change) {
        this.change = change;
    }

    @Override
    public List<Value> propagate(Step at) {
        Weights weights = change.apply(at.weights(), at.emit());
        image = at.linear().apply(varying(at), weights.withoutBias());
        again = at.linear().apply(at.inputs(), at.weights());
        return at.linear().transpose(at.upstream(), weights);
    }

    /** Returns the data inputs with zeros for those that are constant: of them no signal is asked. */
    private static List<Value> varying(Step at) {
        return at.inputs().stream()
                .map(input ->
                        at.site().varying().contains(input) ? input : at.emit().zerosLike(input))
                .toList();
    }

    /** Returns the operator on its own inputs, with changed weights and without bias or constants. */
    Value image() {
        return image;
    }

    /** Returns the operator on its own inputs and weights. */
    Value again() {
        return again;
    }
}
