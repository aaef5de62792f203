package io.limpid.cli.explain;

import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads images in the background, in their order, a few before they are asked for. */
final class ReadAhead {
    /** In less than this the largest photos fit one by one only. */
    private static final long MUCH_MEMORY = 2L << 30;

    private final Background background;
    private final Function<Input, LoadedInput> reading;
    private final Iterator<Input> waiting;
    private final int ahead;
    private final Deque<CompletableFuture<LoadedInput>> underWay = new ArrayDeque<>();

    /**
     * Reads images.
     *
     * @param ahead how many are read before they are asked for; where Java may take little memory, none is
     */
    ReadAhead(Background background, List<Input> inputs, Function<Input, LoadedInput> reading, int ahead) {
        this.background = background;
        this.reading = reading;
        this.waiting = inputs.iterator();
        this.ahead = Runtime.getRuntime().maxMemory() < MUCH_MEMORY ? 0 : ahead;
    }

    /**
     * Returns the next image.
     *
     * @throws RuntimeException or an error, whatever reading it has thrown
     */
    LoadedInput next() {
        while (underWay.size() <= ahead && waiting.hasNext()) {
            Input input = waiting.next();
            underWay.add(background.start(() -> reading.apply(input)));
        }
        return Background.result(underWay.remove());
    }
}
