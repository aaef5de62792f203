package io.limpid.method.propagation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** What is read off a signal at a layer. */
enum Reading {
    /** The signal itself. */
    SIGNAL {
        @Override
        Value of(Emitter emit, Value signal, Value layer) {
            return signal;
        }
    },
    /** Its magnitude. */
    MAGNITUDE {
        @Override
        Value of(Emitter emit, Value signal, Value layer) {
            return emit.abs(signal);
        }
    },
    /** The signal times the layer's values. */
    TIMES_INPUT {
        @Override
        Value of(Emitter emit, Value signal, Value layer) {
            return emit.mul(signal, layer);
        }
    };

    /** Emits the reading; all three values have one shape. */
    abstract Value of(Emitter emit, Value signal, Value layer);
}
