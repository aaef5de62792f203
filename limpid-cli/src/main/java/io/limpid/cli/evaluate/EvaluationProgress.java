package io.limpid.cli.evaluate;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.Progress;
import io.limpid.evaluation.Trouble;
import io.limpid.evaluation.Witness;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells people how an evaluation is getting on: a bar with the time left, and each sort of trouble once. */
final class EvaluationProgress implements Witness, AutoCloseable {
    private final Console console;
    private final Set<String> told = new HashSet<>();
    private Optional<Progress> progress = Optional.empty();

    EvaluationProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void begun(int planned, int known) {
        if (known > 0) {
            console.say(
                    "going on with an earlier run: " + known + " of " + planned + " explanations are judged already");
        }
        progress = Optional.of(Progress.of(console, "evaluating", planned - known));
    }

    @Override
    public synchronized void judged() {
        progress.ifPresent(Progress::step);
    }

    @Override
    public void failed(Trouble trouble) {
        failed(trouble.image(), trouble.about() + ": " + trouble.message());
    }

    /** Tells what could not be done; the same again is left to the report. */
    synchronized void failed(String where, String message) {
        if (told.add(message)) {
            Runnable telling = () -> console.say("limpid: " + where + ", " + message);
            progress.ifPresentOrElse(bar -> bar.above(telling), telling);
        }
    }

    @Override
    public synchronized void close() {
        progress.ifPresent(Progress::close);
    }
}
