package io.limpid.cli.explain;

import io.limpid.GraphMethod;
import io.limpid.cli.request.Request;
import java.util.List;

/**
 * One method with all its layers.
 *
 * @param requests one for each layer
 * @param targets how many classes are explained for each image
 */
record Bundle(List<Request> requests, int targets) {
    Bundle {
        requests = List.copyOf(requests);
    }

    /** Tells whether all of it can come from one run of the model, and it is worth the while. */
    boolean isShared() {
        return requests.size() * targets > 1
                && requests.stream().allMatch(request -> request.method() instanceof GraphMethod);
    }
}
