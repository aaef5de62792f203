package io.limpid.method.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks in the middles of parts of the line, and halves the parts along which the score changes unlike its slope in the middle
 * says, until all parts together are off by no more than a share of the whole change.
 *
 * <p>The score between two halves was seen when the whole was looked at, so what each part is off costs nothing to know.
 *
 * @param steps how many places are looked at, at most
 * @param gap the share of the change of score that the parts may be off
 */
record Halving(int steps, double gap) implements LineRule {
    /** All parts are halved until there are so many, so that none seems right by chance. */
    private static final int COARSEST = 8;

    /** How many parts are halved before the next decision; a fixed number, so that the batch has no influence. */
    private static final int ROUND = 8;

    @Override
    public double[] mean(Line line) {
        List<Part> parts = halved(line);
        double[] mean = new double[line.way().length];
        for (Part part : parts) {
            float[] gradient = part.look().gradient().toFloats();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += part.bounds().length() * gradient[i];
            }
        }
        line.looking().progress().at(1);
        return mean;
    }

    private List<Part> halved(Line line) {
        List<Part> parts = looked(line, List.of(new Bounds(0, 1, line.startScore(), line.endScore())));
        double enough = gap * Math.abs(line.endScore() - line.startScore());
        int looks = 1;
        while (parts.size() < COARSEST
                || parts.stream().mapToDouble(Part::error).sum() > enough) {
            List<Part> worst = parts.stream()
                    .sorted(Comparator.comparingDouble(Part::error).reversed())
                    .limit(Math.min(parts.size() < COARSEST ? parts.size() : ROUND, (steps - looks) / 2))
                    .toList();
            if (worst.isEmpty()) {
                break;
            }
            parts.removeAll(worst);
            parts.addAll(looked(
                    line, worst.stream().flatMap(part -> part.halves().stream()).toList()));
            looks += 2 * worst.size();
            line.looking().progress().at((double) looks / steps);
        }
        return parts;
    }

    private static List<Part> looked(Line line, List<Bounds> wanted) {
        float[] way = line.way();
        List<Part> parts = new ArrayList<>();
        line.look(wanted.stream().map(Bounds::middle).toList(), (i, look) -> {
            float[] gradient = look.gradient().toFloats();
            double slope = 0;
            for (int j = 0; j < way.length; j++) {
                slope += (double) way[j] * gradient[j];
            }
            parts.add(new Part(wanted.get(i), look, slope));
        });
        return parts;
    }

    /** Where a part starts and ends, and the scores there. */
    private record Bounds(double start, double end, double startScore, double endScore) {
        double length() {
            return end - start;
        }

        double middle() {
            return (start + end) / 2;
        }
    }

    /** A part, and what is seen in its middle. */
    private record Part(Bounds bounds, Line.Look look, double slope) {
        double error() {
            return Math.abs(slope * bounds.length() - (bounds.endScore() - bounds.startScore()));
        }

        List<Bounds> halves() {
            double middle = bounds.middle();
            return List.of(
                    new Bounds(bounds.start(), middle, bounds.startScore(), look.score()),
                    new Bounds(middle, bounds.end(), look.score(), bounds.endScore()));
        }
    }
}
