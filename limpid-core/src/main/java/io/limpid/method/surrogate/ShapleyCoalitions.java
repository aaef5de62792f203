package io.limpid.method.surrogate;

import io.limpid.program.IndexedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sets that Kernel SHAP looks at: nobody first; then every set of one player and of all but one, of two and of all but
 * two, and so on while there is room; then, of the sizes between, random sets in pairs with their complements.
 *
 * <p>All sets of size {@code k} together count {@code (M - 1) / (k (M - k))} for {@code M} players.
 *
 * <p>Lundberg and Lee, "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, theorem 2; sizes and pairs as in
 * their code.
 */
final class ShapleyCoalitions implements Coalitions {
    private final int players;
    private final long seed;
    private final List<Block> blocks = new ArrayList<>();
    private int end = 1;
    private final Draws draws;

    /** All sets of one size, from an index on. */
    private record Block(int start, int size, int count, double weight) {}

    /** Random sets of the sizes from {@code least} to the players' half, from an index on. */
    private record Draws(int start, int least, double weight) {}

    private ShapleyCoalitions(int players, int budget, long seed) {
        this.players = players;
        this.seed = seed;
        int left = budget;
        double open = openWeight(1);
        int size = 1;
        while (2 * size <= players && fits(size, left, open, budget)) {
            left -= (int) pairCount(size);
            add(size);
            if (2 * size != players) {
                add(players - size);
            }
            size++;
            open = openWeight(size);
        }
        int drawn = open > 0 ? left / 2 * 2 : 0;
        this.draws = new Draws(end, size, drawn > 0 ? open / drawn : 0);
        this.end += drawn;
    }

    /**
     * Chooses sets.
     *
     * @param players 1 or more
     * @param budget how many sets besides that of nobody, at most
     * @throws IllegalArgumentException if there is no room for single players and their complements
     */
    static ShapleyCoalitions of(int players, int budget, long seed) {
        if (budget < 2 * players && players > 2) {
            throw new IllegalArgumentException("samples is " + budget + "; with " + players
                    + " segments kernel-shap needs at least " + 2 * players
                    + ", to see each alone and each missing. Raise samples, or lower segments");
        }
        return new ShapleyCoalitions(players, budget, seed);
    }

    private boolean fits(int size, int left, double open, int budget) {
        boolean all = budget >= Math.pow(2, players) - 2;
        return all || size == 1 || left * pairWeight(size) / open >= pairCount(size);
    }

    private void add(int size) {
        int count = (int) Math.round(choices(players, size));
        blocks.add(new Block(end, size, count, sizeWeight(size) / count));
        end += count;
    }

    private double sizeWeight(int size) {
        return (players - 1.0) / ((double) size * (players - size));
    }

    /** Returns what the sets of a size and their complements count together. */
    private double pairWeight(int size) {
        return (2 * size == players ? 1 : 2) * sizeWeight(size);
    }

    private double pairCount(int size) {
        return (2 * size == players ? 1 : 2) * choices(players, size);
    }

    private double openWeight(int least) {
        double weight = 0;
        for (int size = least; 2 * size <= players; size++) {
            weight += pairWeight(size);
        }
        return weight;
    }

    /** Returns in how many ways some of a number can be chosen. */
    private static double choices(int of, int some) {
        double choices = 1;
        for (int i = 0; i < some; i++) {
            choices = choices * (of - i) / (i + 1);
        }
        return choices;
    }

    @Override
    public int players() {
        return players;
    }

    @Override
    public int count() {
        return end;
    }

    /** Returns how much a set counts; 0 for that of nobody, which is a constraint. */
    double weight(int index) {
        if (index >= draws.start()) {
            return draws.weight();
        }
        return index == 0 ? 0 : block(index).weight();
    }

    private Block block(int index) {
        return blocks.stream()
                .filter(block -> index < block.start() + block.count())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean[] members(int index) {
        if (index >= draws.start()) {
            return drawn(index - draws.start());
        }
        return index == 0 ? new boolean[players] : chosen(block(index), index);
    }

    /** Returns a set of a block: sets come in the order of their players. */
    private boolean[] chosen(Block block, int index) {
        boolean[] members = new boolean[players];
        double rank = index - block.start();
        int missing = block.size();
        for (int player = 0; player < players && missing > 0; player++) {
            double with = choices(players - player - 1, missing - 1);
            if (rank < with) {
                members[player] = true;
                missing--;
            } else {
                rank -= with;
            }
        }
        return members;
    }

    private boolean[] drawn(int draw) {
        SplittableRandom random = IndexedRandom.of(seed, draw / 2);
        int size = drawnSize(random.nextDouble());
        int[] order = new int[players];
        Arrays.setAll(order, i -> i);
        boolean complement = draw % 2 == 1;
        boolean[] members = new boolean[players];
        Arrays.fill(members, complement);
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(players - i);
            int player = order[other];
            order[other] = order[i];
            members[player] = !complement;
        }
        return members;
    }

    private int drawnSize(double share) {
        double rest = share * openWeight(draws.least());
        int size = draws.least();
        while (2 * (size + 1) <= players && rest >= pairWeight(size)) {
            rest -= pairWeight(size);
            size++;
        }
        return size;
    }
}
