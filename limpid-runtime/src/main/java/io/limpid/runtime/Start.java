package io.limpid.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * ONNX Runtime, started with one thread pool for all sessions, or found as the application started it.
 *
 * <p>On Linux ONNX Runtime searches the command line of the process when it starts, by a pattern whose search goes some calls
 * deeper with each character. A few thousand characters, as of a long list of photos or a long class path, overflow the stack
 * of an ordinary thread, which ends the process without a word. So it starts in a thread that has room enough.
 */
record Start(OrtEnvironment ort, boolean sharesThreads) {
    private static final String NAME = "limpid";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long LEAST_BYTES = 1L << 20;
    private static final long BYTES_PER_CHARACTER = 1024;

    /**
     * Starts it.
     *
     * @throws InferenceException if it does not start
     */
    static Start now() {
        CompletableFuture<Start> started = new CompletableFuture<>();
        Thread thread =
                new Thread(null, () -> started.completeAsync(Start::here, Runnable::run), "limpid-start", stackBytes());
        thread.setDaemon(true);
        thread.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw new InferenceException("ONNX Runtime did not start: " + e.getMessage(), e);
        }
    }

    private static Start here() {
        try (OrtEnvironment.ThreadingOptions threads = new OrtEnvironment.ThreadingOptions()) {
            threads.setGlobalIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            threads.setGlobalSpinControl(true);
            OrtEnvironment started =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, NAME, threads);
            UnpackedLibraries.delete();
            return new Start(started, true);
        } catch (OrtException e) {
            throw new CompletionException(e);
        } catch (IllegalStateException alreadyCreatedByTheApplication) {
            return new Start(OrtEnvironment.getEnvironment(), false);
        }
    }

    private static long stackBytes() {
        return LEAST_BYTES + BYTES_PER_CHARACTER * commandLineLength();
    }

    private static long commandLineLength() {
        try {
            return Files.readAllBytes(COMMAND_LINE).length;
        } catch (IOException notOnThisSystem) {
            return 0;
        }
    }
}
