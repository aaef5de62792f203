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

    /** Tells whether runs of the model may serve more than one result: of all classes, and of all layers if one run suffices. */
    boolean isShared() {
        return targets > 1 || (requests.size() > 1 && isOfOneRun());
    }

    private boolean isOfOneRun() {
        return requests.stream().allMatch(request -> request.method() instanceof GraphMethod);
    }
}
