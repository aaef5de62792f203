package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.rule.Forms.Form;
import java.util.List;
import java.util.Optional;

/** The rules by name. */
final class RuleForms {
    static final Forms<Rule> FORMS = new Forms<>(
            "rule",
            "gamma(0.25)",
            List.of(
                    Form.of("zero", a -> Rules.zero(a.guard(ZeroRule.STANDARD_GUARD)), "guard"),
                    Form.of("epsilon", a -> Rules.epsilon(a.number("epsilon", Composites.EPSILON)), "epsilon"),
                    Form.of(
                            "gamma",
                            a -> Rules.gamma(a.number("gamma", 0.25f), a.guard(Guard.STANDARD)),
                            "gamma",
                            "guard"),
                    Form.of(
                            "alpha-beta",
                            a -> Rules.alphaBeta(
                                    a.number("alpha", 2),
                                    a.number("beta", 1),
                                    a.choice("bias", Bias.PARTS),
                                    a.guard(Guard.STANDARD)),
                            "alpha",
                            "beta",
                            "bias",
                            "guard"),
                    Form.of(
                            "z-plus",
                            a -> Rules.zPlus(a.choice("bias", Bias.PARTS), a.guard(Guard.STANDARD)),
                            "bias",
                            "guard"),
                    Form.of("winner-takes-all", Rules.winnerTakesAll()),
                    Form.of("z-box", a -> Rules.zBox(box(a), a.guard(Guard.STANDARD)), "low", "high", "range", "guard"),
                    Form.of("w-square", a -> Rules.wSquare(a.choice("bias", Bias.PARTS)), "bias"),
                    Form.of("flat", Rules.flat()),
                    Form.of(
                            "norm",
                            a -> Rules.norm(a.choice("inputs", Sharing.ALL), a.guard(Guard.STANDARD)),
                            "inputs",
                            "guard"),
                    Form.of("positive-shares", Rules.positiveShares()),
                    Form.of("absolute-shares", Rules.absoluteShares()),
                    Form.of("pass", Rules.pass()),
                    Form.of("pass-non-zero", Rules.passNonZero()),
                    Form.of("signal-takes-all", Rules.signalTakesAll()),
                    Form.of("by-size", a -> Rules.bySize(a.choice("groups", Groups.APART)), "groups"),
                    Form.of("balanced", Rules.balanced()),
                    Form.of("gradient", Rules.gradient()),
                    Form.of("guided", Rules.guided()),
                    Form.of("deconvnet", Rules.deconvnet())));

    private RuleForms() {}

    /** Returns the box that {@code low} and {@code high} give, or {@code range=image}. */
    static Box box(Arguments arguments) {
        Optional<List<Float>> low = arguments.numbers("low");
        Optional<List<Float>> high = arguments.numbers("high");
        boolean ofImage = arguments.has("range") && arguments.text("range").equals("image");
        if (low.isPresent() && high.isPresent() && !arguments.has("range")) {
            return Box.of(low.get(), high.get());
        }
        if (ofImage && low.isEmpty() && high.isEmpty()) {
            return Box.ofImage();
        }
        throw new IllegalArgumentException("composite: " + arguments.owner() + " has "
                + (arguments.given().isEmpty() ? "no box" : arguments.given())
                + "; it needs low and high, such as low=-2.1,high=2.6, or range=image");
    }
}
