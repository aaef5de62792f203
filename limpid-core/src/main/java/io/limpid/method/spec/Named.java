package io.limpid.method.spec;

import io.limpid.program.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What goes by a spec; gives messages their words. */
public enum Named {
    /** A way to explain. */
    METHOD("method", "grad-cam(layer=auto)", "limpid methods"),
    /** A way to judge explanations. */
    METRIC("metric", "deletion-auc(step=row)", "limpid metrics");

    private final String noun;
    private final String example;
    private final String list;

    Named(String noun, String example, String list) {
        this.noun = noun;
        this.example = example;
        this.list = list;
    }

    String noun() {
        return noun;
    }

    IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                noun + " is '" + text + "'; write a name, or a name with parameters such as " + example
                        + ", each parameter once. `" + list + "` lists them");
    }

    /** Returns what is wrong with a name that no row has. */
    public IllegalArgumentException unknown(String name, Collection<String> known) {
        return new IllegalArgumentException("there is no " + noun + " " + name + "; did you mean "
                + nearest(name, known) + "? `" + list + "` lists all");
    }

    /** Returns the most similar name; capitals and underscores do not count. */
    static String nearest(String name, Collection<String> known) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .min(Comparator.comparingInt(each -> EditDistance.between(plain, each)))
                .orElseThrow();
    }
}
