package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Dropout outside training: {@code y = x}. */
final class DropoutOperator implements LinearOperator {
    private static final int TRAINING = 2;

    @Override
    public String opType() {
        return "Dropout";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean trains = site.constant(TRAINING)
                .filter(flag -> Arrays.stream(flag.toLongs()).anyMatch(value -> value != 0))
                .isPresent();
        return Obstacles.unknown(site, "whether it is in training mode is computed", TRAINING)
                .or(() -> Obstacles.when(trains, "it is in training mode"));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(signal);
    }
}
