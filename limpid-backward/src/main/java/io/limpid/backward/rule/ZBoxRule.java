package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.backward.rule.Contributions.Part;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The z-box rule for inputs between {@code l} and {@code h}: terms count from the bound that their weight points away from,
 * {@code R_in = (x - l) L+'(S) + (x - h) L-'(S)} with {@code S = R / (L+(x - l) + L-(x - h))}, all without bias. Padding
 * counts as 0.
 *
 * <p>Montavon et al., "Explaining nonlinear classification decisions with deep Taylor decomposition", Pattern Recognition
 * 2017, section 4.1, where it reads {@code x L'(S) - l L+'(S) - h L-'(S)}; written as here no terms cancel.
 *
 * @param box {@code l} and {@code h}
 * @param guard of the division
 */
record ZBoxRule(Box box, Guard guard) implements Rule {
    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        Shape input = site.shape(site.input(operator.dataInputs(site).get(0)));
        return Demands.weights(operator).or(() -> box.obstacle(input));
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights weights = at.weights().withoutBias();
        Contributions distances = new Contributions(
                at,
                List.of(
                        new Part(emit.sub(at.input(), box.low(at)), weights.positive(emit)),
                        new Part(emit.sub(at.input(), box.high(at)), weights.negative(emit))),
                false);
        Value ratio = box.holdsEveryInput()
                ? emit.div(at.upstream(), distances.sum(Bias.NONE, guard.floor()))
                : guard.divide(emit, at.upstream(), distances.sum(Bias.NONE, 0));
        return List.of(distances.receive(ratio));
    }

    @Override
    public String toString() {
        Written written = box.write(Written.rule("z-box"));
        return written.option("guard", guard, Guard.STANDARD).toString();
    }
}
