package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.NodeSelector;
import io.limpid.backward.Nodes;
import io.limpid.backward.rule.Forms.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The selectors by name. */
final class SelectorForms {
    private static final Pattern FROM_TO = Pattern.compile("(-?\\d{1,6})\\.\\.(-?\\d{1,6})");
    private static final Forms<NodeSelector> FORMS = new Forms<>("selector", "named(layer4.*)", forms());

    private SelectorForms() {}

    private static List<Form<NodeSelector>> forms() {
        List<Form<NodeSelector>> forms = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            forms.add(Form.of(kind.toString(), Nodes.ofKind(kind)));
        }
        forms.add(Form.of("affine", Nodes.affine()));
        forms.add(Form.of("bias", Nodes.biases()));
        forms.add(Form.of("pooling-global", Nodes.globalPools()));
        forms.add(Form.of("first-linear", Nodes.firstLinear()));
        forms.add(Form.of("last-linear", Nodes.lastLinear()));
        forms.add(Form.of("named", a -> Nodes.named(a.text("pattern")), "pattern"));
        forms.add(Form.of("above", a -> Nodes.above(a.text("layer")), "layer"));
        forms.add(Form.of("below", a -> Nodes.below(a.text("layer")), "layer"));
        forms.add(Form.of("third", a -> Nodes.third(a.choice("which", Nodes.Third.LOWER)), "which"));
        forms.add(Form.of("positions", SelectorForms::positions, "range"));
        return forms;
    }

    /** Reads selectors that must all match, with {@code &} between them. */
    static NodeSelector parse(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(SelectorForms::one)
                .reduce(NodeSelector::and)
                .orElseThrow();
    }

    /** Reads one selector, or kinds with {@code +} between them. */
    private static NodeSelector one(String text) {
        List<Kind> kinds = new ArrayList<>();
        for (String name : text.split("\\+", -1)) {
            Arrays.stream(Kind.values())
                    .filter(kind -> kind.toString().equals(name.strip()))
                    .forEach(kinds::add);
        }
        boolean onlyKinds = kinds.size() > 1 && kinds.size() == text.split("\\+", -1).length;
        return onlyKinds
                ? Nodes.ofKind(kinds.get(0), kinds.subList(1, kinds.size()).toArray(Kind[]::new))
                : FORMS.parse(text);
    }

    private static NodeSelector positions(Arguments arguments) {
        Matcher range = FROM_TO.matcher(arguments.text("range"));
        if (!range.matches()) {
            throw new IllegalArgumentException("composite: range of positions is " + arguments.text("range")
                    + "; it must be two whole numbers such as 0..4, where -1 is the last");
        }
        return Nodes.positions(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }
}
