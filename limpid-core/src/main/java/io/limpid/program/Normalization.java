package io.limpid.program;

import io.limpid.graph.Value;
import java.util.function.Function;

/** What a method wants done with a network's batch normalization before it writes its program. */
public enum Normalization {
    /** Folded into the layer before it, wherever that can be. */
    FOLDED {
        @Override
        public Network of(Network network) {
            return network;
        }
    },
    /** Left as nodes, which relevance then has to cross, as in some authors' codes. */
    KEPT {
        @Override
        public Network of(Network network) {
            return network.unfolded();
        }
    };

    /** Returns the network in this form. */
    public abstract Network of(Network network);

    /** Writes a program behind a network in this form, see {@link GraphProgram#write}. */
    public GraphProgram write(Network network, Function<Frame, Value> method) {
        return GraphProgram.write(of(network), method);
    }
}
