package io.limpid.cli.explain;

import io.limpid.Target;

/** One result to be computed, with all that it takes. */
record Task(Slot slot, Sample sample) {
    Target target() {
        return sample.targets().get(slot.rank() - 1);
    }
}
