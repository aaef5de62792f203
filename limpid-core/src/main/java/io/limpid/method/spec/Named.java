package io.limpid.method.spec;

import io.limpid.message.DidYouMean;
import java.util.Collection;

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
        return new IllegalArgumentException(
                "there is no " + noun + " " + name + DidYouMean.question(name, known) + " `" + list + "` lists all");
    }
}
