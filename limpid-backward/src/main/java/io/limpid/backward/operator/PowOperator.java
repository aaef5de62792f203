package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** {@code y = x^p} with a constant exponent; derivative {@code p x^(p-1)}. */
final class PowOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Pow";
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.varying(site, "its exponent depends on the image", 1);
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        Value exponent = at.node().input(1);
        if (isTwo(at.site())) {
            return emit.scale(at.input(), 2f);
        }
        return emit.mul(exponent, emit.pow(at.input(), emit.sub(exponent, emit.constant(1f))));
    }

    private static boolean isTwo(Site site) {
        return site.constant(1)
                .filter(tensor -> tensor.size() == 1)
                .map(Tensor::toFloats)
                .filter(value -> value[0] == 2)
                .isPresent();
    }

    @Override
    public List<Value> gradient(Step at) {
        Value gradient = at.emit().mul(at.upstream(), derivative(at));
        return List.of(at.unrepeated(gradient, at.input()));
    }
}
