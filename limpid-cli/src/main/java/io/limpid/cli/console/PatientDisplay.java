package io.limpid.cli.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Shows a progress bar, but only once the work has taken some time; wipes it away at the end. */
final class PatientDisplay implements ProgressBarConsumer {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final int WIDTH = 79;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final long started = System.nanoTime();
    private boolean shown;

    PatientDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public synchronized void accept(String bar) {
        if (System.nanoTime() - started > PATIENCE_NANOS) {
            out.print("\r" + bar);
            out.flush();
            shown = true;
        }
    }

    /** Wipes the bar away, so that a line can be printed; the bar comes back below it by itself. */
    @Override
    public synchronized void clear() {
        if (shown) {
            out.print(CLEAR_LINE);
            out.flush();
            shown = false;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
