package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import java.util.Optional;

/** What rules demand of an operator. */
final class Demands {
    private Demands() {}

    /** Gives the reason why a rule that needs a linear map cannot cross an operator. */
    static Optional<String> linear(Operator operator) {
        return operator instanceof LinearOperator ? Optional.empty() : Optional.of("needs a linear operator");
    }

    /** Gives the reason why a rule that changes weights cannot cross an operator. */
    static Optional<String> weights(Operator operator) {
        return operator.kind().isWeighted() ? linear(operator) : Optional.of("needs a convolution or a dense layer");
    }

    /** Gives the reason why a rule that compares the terms of a sum cannot cross an operator. */
    static Optional<String> sum(Operator operator) {
        return operator.kind() == Kind.SUM ? linear(operator) : Optional.of("needs a sum");
    }
}
