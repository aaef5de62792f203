package io.limpid.metric.randomisation;

import io.limpid.metric.subject.Surgery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which layers have random weights, step by step.
 *
 * @param order where it begins
 * @param mode whether layers stay random
 * @param steps at most so many, evenly spread over the layers; 0 for one for each layer
 */
record Cascade(Order order, Mode mode, int steps) {
    /** Where it begins. */
    enum Order {
        /** At the output. */
        TOP_DOWN,
        /** At the input. */
        BOTTOM_UP
    }

    /** Whether layers stay random in later steps. */
    enum Mode {
        /** They do. */
        CASCADING,
        /** They do not: one layer at a time. */
        INDEPENDENT
    }

    /** Returns the layers of each step; the last step of a cascade has all. */
    List<List<String>> of(Surgery model) {
        List<String> layers = new ArrayList<>(model.layers());
        if (order == Order.TOP_DOWN) {
            Collections.reverse(layers);
        }
        List<List<String>> all = new ArrayList<>();
        for (int end : ends(layers.size())) {
            all.add(layers.subList(mode == Mode.CASCADING ? 0 : end - 1, end));
        }
        return all;
    }

    private List<Integer> ends(int layers) {
        int count = steps == 0 ? layers : Math.min(steps, layers);
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ends.add((int) Math.round((double) i * layers / count));
        }
        return ends;
    }
}
