package io.limpid.backward.rule;

import io.limpid.backward.Composite;
import io.limpid.backward.rule.Forms.Form;
import java.util.List;

/** The presets by name. */
final class Presets {
    static final Forms<Composite> FORMS = new Forms<>(
            "preset",
            "epsilon-plus",
            List.of(
                    Form.of("gradient", Composites.gradient()),
                    Form.of("guided-backprop", Composites.guidedBackprop()),
                    Form.of("deconvnet", Composites.deconvnet()),
                    Form.of("lrp-0", Composites.lrpZero()),
                    Form.of(
                            "epsilon",
                            arguments -> Composites.epsilon(arguments.number("epsilon", Composites.EPSILON)),
                            "epsilon"),
                    Form.of("epsilon-plus", Composites.epsilonPlus()),
                    Form.of("epsilon-plus-flat", Composites.epsilonPlusFlat()),
                    Form.of("epsilon-alpha2-beta1", Composites.epsilonAlpha2Beta1()),
                    Form.of("epsilon-alpha2-beta1-flat", Composites.epsilonAlpha2Beta1Flat()),
                    Form.of(
                            "epsilon-gamma-box",
                            arguments -> Composites.epsilonGammaBox(RuleForms.box(arguments)),
                            "low",
                            "high",
                            "range"),
                    Form.of("excitation-backprop", Composites.excitationBackprop()),
                    Form.of("relevance-cam", Composites.relevanceCam()),
                    Form.of("relevance-cam-reference", Composites.relevanceCamReference()),
                    Form.of("fg-cam", Composites.fgCam()),
                    Form.of("tsgb", Composites.tsgb()),
                    Form.of("tsgb-reference", Composites.tsgbReference())));

    private Presets() {}
}
