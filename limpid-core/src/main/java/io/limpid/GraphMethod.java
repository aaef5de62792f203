package io.limpid;

import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/** A method that needs one run: it writes its own nodes behind the model, so it can also be exported. */
public interface GraphMethod extends Method {
    /**
     * Appends the method's nodes.
     *
     * @return the attribution, {@code [N,...]}
     */
    Value emit(Frame frame);

    /** Writes the method behind a network, see {@link GraphProgram}. */
    default GraphProgram program(Network network) {
        return GraphProgram.write(network, this::emit);
    }

    /** Returns the method that this one stands in for: itself, unless its nodes only come near what another computes. */
    default Method exact() {
        return this;
    }

    @Override
    default Runner on(Network network) {
        return program(network).open();
    }
}
