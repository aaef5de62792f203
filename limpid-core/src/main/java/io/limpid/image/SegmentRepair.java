package io.limpid.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes every segment connected and large enough: the connected pieces (four neighbours) of a labelling become segments of
 * their own, and small ones join the neighbour of the most similar mean colour, the smallest first.
 */
final class SegmentRepair {
    private final ColorPlanes colors;
    private final int[] pieceOf;
    private final List<Piece> pieces = new ArrayList<>();

    /** A connected set of pixels. */
    private static final class Piece {
        private final int id;
        private final double[] colorSum;
        private final Set<Integer> neighbours = new TreeSet<>();
        private int area;
        private Piece joined = this;

        Piece(int id, int coordinates) {
            this.id = id;
            this.colorSum = new double[coordinates];
        }

        /** Returns the piece that this one has become a part of; itself if none. */
        Piece whole() {
            while (joined != joined.joined) {
                joined = joined.joined;
            }
            return joined;
        }

        double distance(Piece other) {
            double sum = 0;
            for (int c = 0; c < colorSum.length; c++) {
                double difference = colorSum[c] / area - other.colorSum[c] / other.area;
                sum += difference * difference;
            }
            return sum;
        }

        void join(Piece other) {
            joined = other;
            other.area += area;
            for (int c = 0; c < colorSum.length; c++) {
                other.colorSum[c] += colorSum[c];
            }
            other.neighbours.addAll(neighbours);
        }
    }

    private SegmentRepair(ColorPlanes colors) {
        this.colors = colors;
        this.pieceOf = new int[colors.pixels()];
        Arrays.fill(pieceOf, -1);
    }

    static SegmentRepair of(ColorPlanes colors, int[] labels) {
        SegmentRepair repair = new SegmentRepair(colors);
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if (repair.pieceOf[pixel] < 0) {
                repair.grow(pixel, labels);
            }
        }
        return repair;
    }

    private void grow(int start, int[] labels) {
        Piece piece = new Piece(pieces.size(), colors.planes().length);
        pieces.add(piece);
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        pieceOf[start] = piece.id;
        while (!open.isEmpty()) {
            int pixel = open.remove();
            add(piece, pixel);
            for (int next : around(pixel)) {
                if (pieceOf[next] < 0 && labels[next] == labels[start]) {
                    pieceOf[next] = piece.id;
                    open.add(next);
                } else if (pieceOf[next] >= 0 && pieceOf[next] != piece.id) {
                    piece.neighbours.add(pieceOf[next]);
                    pieces.get(pieceOf[next]).neighbours.add(piece.id);
                }
            }
        }
    }

    private void add(Piece piece, int pixel) {
        piece.area++;
        for (int c = 0; c < piece.colorSum.length; c++) {
            piece.colorSum[c] += colors.planes()[c][pixel];
        }
    }

    private int[] around(int pixel) {
        int width = colors.size().width();
        int column = pixel % width;
        return Arrays.stream(new int[] {
                    column > 0 ? pixel - 1 : -1, column < width - 1 ? pixel + 1 : -1, pixel - width, pixel + width
                })
                .filter(next -> next >= 0 && next < pieceOf.length)
                .toArray();
    }

    /** Returns the repaired segment of each pixel, numbered from 0 in reading order; none has less than this area if it can be helped. */
    int[] labels(int leastArea) {
        pieces.stream()
                .filter(piece -> piece.area < leastArea)
                .sorted(Comparator.comparingInt((Piece piece) -> piece.area).thenComparingInt(piece -> piece.id))
                .toList()
                .forEach(piece -> enlarge(piece, leastArea));
        int[] numbers = new int[pieces.size()];
        Arrays.fill(numbers, -1);
        int count = 0;
        int[] labels = new int[pieceOf.length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int whole = pieces.get(pieceOf[pixel]).whole().id;
            numbers[whole] = numbers[whole] < 0 ? count++ : numbers[whole];
            labels[pixel] = numbers[whole];
        }
        return labels;
    }

    private void enlarge(Piece piece, int leastArea) {
        if (piece.joined == piece && piece.area < leastArea) {
            piece.neighbours.stream()
                    .map(id -> pieces.get(id).whole())
                    .filter(other -> other != piece)
                    .distinct()
                    .min(Comparator.comparingDouble(piece::distance).thenComparingInt(other -> other.id))
                    .ifPresent(piece::join);
        }
    }
}
