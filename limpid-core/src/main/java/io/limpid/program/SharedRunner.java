package io.limpid.program;

import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several methods compiled for several targets, that share what they can. Thread-safe; holds native memory until closed.
 *
 * <p>Programs that would be too long in one are joined in parts, and more targets than suit one run are explained in several.
 */
public final class SharedRunner implements AutoCloseable {
    /** Longer programs take seconds to load. */
    private static final int MOST_NODES = 10_000;

    private final Slots slots;
    private final List<Part> parts;

    private SharedRunner(Slots slots, List<Part> parts) {
        this.slots = slots;
        this.parts = parts;
    }

    /**
     * Joins and loads programs.
     *
     * @param programs of the same model at the same input size, one or more
     * @param targets how many will be asked for
     */
    public static SharedRunner open(List<GraphProgram> programs, int targets) {
        return open(programs, targets, MOST_NODES);
    }

    static SharedRunner open(List<GraphProgram> programs, int targets, int mostNodes) {
        int longest = programs.stream()
                .mapToInt(program -> program.model().graph().nodes().size())
                .max()
                .orElseThrow();
        Slots slots = Slots.of(targets, mostNodes / longest);
        List<Part> parts = new ArrayList<>();
        try {
            for (SharedProgram joined : joined(programs, slots, mostNodes)) {
                parts.add(Part.open(joined));
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            parts.forEach(Part::close);
            throw failure;
        }
        return new SharedRunner(slots, parts);
    }

    private static List<SharedProgram> joined(List<GraphProgram> programs, Slots slots, int mostNodes) {
        SharedProgram whole = SharedProgram.of(programs, slots);
        boolean fits = whole.model().graph().nodes().size() <= mostNodes;
        if (fits || programs.size() == 1) {
            return List.of(whole);
        }
        int half = programs.size() / 2;
        List<SharedProgram> parts = new ArrayList<>(joined(programs.subList(0, half), slots, mostNodes));
        parts.addAll(joined(programs.subList(half, programs.size()), slots, mostNodes));
        return parts;
    }

    /** Returns how many sessions it takes. */
    int sessions() {
        return parts.size();
    }

    /** Some of the programs in one session. */
    private record Part(SharedProgram program, ProgramSession session) {
        static Part open(SharedProgram program) {
            List<Results> all = program.results().stream().flatMap(List::stream).toList();
            return new Part(program, ProgramSession.open(program.model(), program.network(), all));
        }

        /** Returns a list for each program, with an outcome for each goal. */
        List<List<Outcome>> run(Tensor input, List<Goal> goals) {
            Map<String, Tensor> feeds = Map.of(
                    program.network().input().name(), input,
                    program.inputs().targets(), Slots.rows(goals, Goal::targets),
                    program.inputs().contrasts(), Slots.rows(goals, Goal::contrasts));
            List<Outcome> all = session.run(feeds, input.size(0));
            List<List<Outcome>> byProgram = new ArrayList<>();
            for (int start = 0; start < all.size(); start += goals.size()) {
                byProgram.add(all.subList(start, start + goals.size()));
            }
            return byProgram;
        }

        void close() {
            session.close();
        }
    }

    /**
     * Explains a batch.
     *
     * @param input {@code [N,C,H,W]}, as the network's input is
     * @param goals as many as were announced, each with one entry for each image; {@link Goal#ofRank} may be among them
     * @return a list for each program, with an outcome for each goal
     */
    public List<List<Outcome>> run(Tensor input, List<Goal> goals, Progress progress) {
        List<List<Goal>> runs = slots.runs(goals);
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            List<List<Outcome>> found = new ArrayList<>();
            for (int run = 0; run < runs.size(); run++) {
                join(found, parts.get(part).run(input, runs.get(run)));
                progress.part(part, parts.size()).at((run + 1.0) / runs.size());
            }
            found.forEach(all -> outcomes.add(List.copyOf(all.subList(0, goals.size()))));
        }
        return outcomes;
    }

    private static void join(List<List<Outcome>> found, List<List<Outcome>> more) {
        for (int program = 0; program < more.size(); program++) {
            if (program == found.size()) {
                found.add(new ArrayList<>());
            }
            found.get(program).addAll(more.get(program));
        }
    }

    @Override
    public void close() {
        parts.forEach(Part::close);
    }
}
