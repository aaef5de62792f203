package io.limpid.cli.explain;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads for what is done beside running the model: reading images, drawing pictures, writing files. */
final class Background implements AutoCloseable {
    private final int threads;
    private final ExecutorService workers;

    Background(int threads) {
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads, Background::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "limpid-background");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns how many things can be done at once. */
    int threads() {
        return threads;
    }

    /** Begins to compute something, or puts it behind what is being done. */
    <T> CompletableFuture<T> start(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, workers);
    }

    /** Waits for a result; throws what its task has thrown. */
    static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends the threads, once all that was begun is done: no file is left half written. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(1, TimeUnit.HOURS)) {
                throw new IllegalStateException(
                        "a picture has been written for an hour after the end; end the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
