package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Progress;

/**
 * Tells people how a job is getting on.
 *
 * @param progress the bar, if there is one
 */
record Report(Console console, Progress progress) {
    /** Something that people should know. */
    void note(String line) {
        progress.above(() -> console.say(line));
    }

    /** So many, or parts of one, are on their way. */
    void begun(double steps) {
        progress.begun(steps);
    }

    /** One more is done. */
    void done(String line) {
        progress.step();
        progress.above(() -> console.say(line));
    }

    /** Something is not as it should be. */
    void warn(String message) {
        progress.above(() -> console.warn(message));
    }

    /** So many more have failed, for one reason. */
    void failed(int steps, String about, Throwable failure) {
        for (int i = 0; i < steps; i++) {
            progress.step();
        }
        progress.above(() -> console.fail(about, failure));
    }
}
