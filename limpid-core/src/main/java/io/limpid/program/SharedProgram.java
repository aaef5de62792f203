package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.onnx.OnnxModel;
import java.util.List;

/**
 * Several programs of one model, for several targets each, behind one forward pass. What they have in common on the way back
 * is computed once too: a signal that goes on to an earlier layer, masks and denominators that know of no class.
 *
 * <p>A target of -1 stands for the class of the highest score, -2 for that of the next, and so on.
 */
public final class SharedProgram {
    private final Network network;
    private final OnnxModel model;
    private final Inputs inputs;
    private final List<List<Results>> results;

    private SharedProgram(Network network, OnnxModel model, Inputs inputs, List<List<Results>> results) {
        this.network = network;
        this.model = model;
        this.inputs = inputs;
        this.results = results;
    }

    /** The names of the inputs {@code int64[N,targets]}. */
    record Inputs(String targets, String contrasts) {}

    /**
     * Joins programs.
     *
     * @param programs of the same model at the same input size, one or more
     * @param targets how many are explained in one run
     */
    public static SharedProgram of(List<GraphProgram> programs, int targets) {
        return of(programs, new Slots(targets, targets));
    }

    static SharedProgram of(List<GraphProgram> programs, Slots slots) {
        Network network = programs.get(0).network();
        Sharing sharing = new Sharing(network, slots);
        List<List<Results>> results = programs.stream().map(sharing::append).toList();
        Graph graph = sharing.graph();
        return new SharedProgram(
                network, network.model().withGraph(graph), new Inputs(sharing.targets(), sharing.contrasts()), results);
    }

    /** Returns the whole program as a model. */
    public OnnxModel model() {
        return model;
    }

    /** Returns the network that the first program explains. */
    Network network() {
        return network;
    }

    Inputs inputs() {
        return inputs;
    }

    /** Returns what is written: a list for each program, with one entry for each slot. */
    List<List<Results>> results() {
        return results;
    }
}
