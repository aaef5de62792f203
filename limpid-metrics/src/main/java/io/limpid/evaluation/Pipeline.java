package io.limpid.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Two stages in threads of their own, and a third that gets the results in the order of the items. Only a few items are under way
 * at a time: a new one begins when the oldest is done.
 */
final class Pipeline implements AutoCloseable {
    private static final int AHEAD = 2;

    private final ExecutorService readers;
    private final ExecutorService workers;
    private final int width;

    Pipeline(int threads) {
        this.readers = Executors.newFixedThreadPool(threads, daemons("limpid-reader"));
        this.workers = Executors.newFixedThreadPool(threads, daemons("limpid-judge"));
        this.width = threads + AHEAD;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * What is done to each item.
     *
     * @param read the first stage
     * @param work the second
     * @param write the third; called by the caller's thread
     */
    record Stages<I, L, R>(Function<I, L> read, Function<L, R> work, Consumer<R> write) {}

    /** Takes all items through all stages; returns when that is done, or throws what the first of them has thrown. */
    <I, L, R> void run(List<I> items, Stages<I, L, R> stages) {
        Deque<CompletableFuture<R>> underway = new ArrayDeque<>();
        for (I item : items) {
            if (underway.size() == width) {
                stages.write().accept(result(underway.remove()));
            }
            underway.add(CompletableFuture.supplyAsync(() -> stages.read().apply(item), readers)
                    .thenApplyAsync(stages.work(), workers));
        }
        while (!underway.isEmpty()) {
            stages.write().accept(result(underway.remove()));
        }
    }

    private static <R> R result(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Ends the threads; waits for what they are doing, which uses memory that is freed next. */
    @Override
    public void close() {
        readers.shutdownNow();
        workers.shutdownNow();
        try {
            boolean ended = readers.awaitTermination(1, TimeUnit.HOURS) && workers.awaitTermination(1, TimeUnit.HOURS);
            if (!ended) {
                throw new IllegalStateException(
                        "an image has been worked on for an hour after the end; end the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
