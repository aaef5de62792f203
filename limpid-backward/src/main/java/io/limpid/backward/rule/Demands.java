package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What rules demand of an operator. */
final class Demands {
    private static final Set<Kind> WITH_KERNEL = EnumSet.of(Kind.CONVOLUTION, Kind.DENSE);

    private Demands() {}

    /** Gives the reason why a rule that needs a linear map cannot cross an operator. */
    static Optional<String> linear(Operator operator) {
        return operator instanceof LinearOperator ? Optional.empty() : Optional.of("the rule needs a linear operator");
    }

    /** Gives the reason why a rule that changes weights cannot cross an operator. */
    static Optional<String> weights(Operator operator) {
        return WITH_KERNEL.contains(operator.kind())
                ? linear(operator)
                : Optional.of("the rule needs a convolution or a dense layer");
    }
}
