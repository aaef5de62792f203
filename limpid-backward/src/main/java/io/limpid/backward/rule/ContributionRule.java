package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Site;
import java.util.Optional;

/** A rule of weighted operators that hands relevance to inputs by what they contribute: an input of 0 receives nothing. */
interface ContributionRule extends Rule {
    @Override
    default Optional<String> obstacle(Site site, Operator operator) {
        return Demands.weights(operator);
    }

    @Override
    default Silence silence(Operator operator) {
        return Silence.AT_ZERO_INPUTS;
    }
}
