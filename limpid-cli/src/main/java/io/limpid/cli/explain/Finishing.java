package io.limpid.cli.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Finishes results in the background while the next ones are computed: to draw and write a picture takes longer than many an
 * explanation. What there is to tell is told by the caller's thread, in the order in which it was handed in.
 */
final class Finishing {
    /** What drawing and writing a picture takes at most. */
    private static final int BYTES_PER_PIXEL = 32;

    private static final int SHARE_OF_MEMORY = 4;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Background background;
    private final long room;

    /**
     * Finishes results.
     *
     * @param room how many pixels the pictures under way may have together; a larger one is under way alone, and waited for
     */
    Finishing(Background background, long room) {
        this.background = background;
        this.room = room;
    }

    /** Finishes results in a quarter of the memory that Java may take. */
    static Finishing in(Background background) {
        return new Finishing(background, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / BYTES_PER_PIXEL);
    }

    /** Something that is being done, and what is to be told of it then. */
    private record Pending(CompletableFuture<Runnable> telling, long pixels) {}

    /**
     * Hands in a result. Waits while too many are under way.
     *
     * @param pixels of its picture
     * @param work done in the background; returns what is to be told of it
     */
    void submit(long pixels, Supplier<Runnable> work) {
        while (!pending.isEmpty() && (pending.size() > background.threads() || underWay() + pixels > room)) {
            tellOldest();
        }
        pending.add(new Pending(background.start(work), pixels));
        if (pixels > room) {
            tellAll();
        }
        tellDone();
    }

    /** Tells something when all that was handed in before has been told. */
    void tell(Runnable telling) {
        pending.add(new Pending(CompletableFuture.completedFuture(telling), 0));
        tellDone();
    }

    /** Waits until everything is done and told. */
    void tellAll() {
        while (!pending.isEmpty()) {
            tellOldest();
        }
    }

    private long underWay() {
        return pending.stream().mapToLong(Pending::pixels).sum();
    }

    private void tellDone() {
        while (!pending.isEmpty() && pending.element().telling().isDone()) {
            tellOldest();
        }
    }

    private void tellOldest() {
        Background.result(pending.remove().telling()).run();
    }
}
