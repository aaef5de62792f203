package io.limpid.cli.explain;

import io.limpid.Attribution;
import io.limpid.heatmap.Localisation;
import java.util.Optional;

/**
 * A result.
 *
 * @param task what it is the result of
 * @param attribution what was found, self-checks included
 * @param localisation where the object is by its heatmap, if that was asked for
 * @param milliseconds that it took; of several that were found together, its share
 */
record Explained(Task task, Attribution attribution, Optional<Localisation> localisation, double milliseconds) {
    Slot slot() {
        return task.slot();
    }
}
