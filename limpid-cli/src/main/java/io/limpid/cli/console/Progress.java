package io.limpid.cli.console;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the terminal, for work of more than a second or two; nothing where there is no terminal. */
public final class Progress implements AutoCloseable {
    private static final int PARTS = 100;

    private final PatientDisplay display;
    private final Optional<ProgressBar> bar;
    private long done;

    private Progress(PatientDisplay display, Optional<ProgressBar> bar) {
        this.display = display;
        this.bar = bar;
    }

    /** Starts to watch work of so many steps. */
    public static Progress of(Console console, String task, long total) {
        PatientDisplay display = new PatientDisplay(console.err());
        if (!Console.isTerminal()) {
            return new Progress(display, Optional.empty());
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total * PARTS)
                .setUnit(" ", PARTS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(display)
                .build();
        return new Progress(display, Optional.of(bar));
    }

    /** One step is done. */
    public void step() {
        done++;
        bar.ifPresent(shown -> shown.stepTo(done * PARTS));
    }

    /** So many steps, or parts of one, have been gone beyond those that are done. */
    public void begun(double steps) {
        bar.ifPresent(shown -> shown.stepTo(done * PARTS + (long) (steps * PARTS)));
    }

    /** Prints lines where the bar does not disturb them. */
    public void above(Runnable printing) {
        display.clear();
        printing.run();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
