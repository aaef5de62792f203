package io.limpid.method.learning;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.rule.Composites;
import io.limpid.image.Size;
import io.limpid.method.Methods;
import io.limpid.method.PlainScores;
import io.limpid.method.baseline.Baseline;
import io.limpid.program.GraphProgram;
import io.limpid.program.InputRange;
import io.limpid.program.Score;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedMasksTest {
    private static final int CLASS = 1;

    private static double[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextDouble());
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The derivative of the score by a mask, all the way: through the net, the pyramid and the move. */
    @ParameterizedTest
    @CsvSource({"BLUR,4,true", "BLACK,2,false", "ZERO,3,true"})
    void slopeByTheMask_isTheDifferenceQuotient(Baseline baseline, int levels, boolean mirrored) {
        RandomNet net = RandomNets.silu(3);
        Tensor image = net.example(1);
        Optional<InputRange> range = network(net).inputRange();
        Pyramid pyramid = Pyramid.of(image, baseline, range, levels);
        Move move = new Move(1, 2, mirrored);
        double[] mask = random(pyramid.size().height() * pyramid.size().width(), 5);
        double[] slope;
        try (Runner gradient = GraphProgram.write(
                        network(net),
                        frame -> frame.backward(
                                Composites.gradient(),
                                frame.seed(Score.LOGIT),
                                frame.network().input()))
                .open()) {
            slope = pyramid.slope(
                    mask,
                    move,
                    gradient.run(pyramid.seen(mask, move), Goal.of(CLASS, 1)).attribution());
        }
        double[] way = new double[mask.length];
        Arrays.setAll(way, i -> Math.floorMod((long) (mask[i] * 1e6), 2) == 0 ? 1 : -1);
        double step = 1e-3;
        try (PlainScores scores = PlainScores.of(net, Score.LOGIT, CLASS)) {
            double quotient = (scores.of(pyramid.seen(moved(mask, way, step), move))
                            - scores.of(pyramid.seen(moved(mask, way, -step), move)))
                    / (2 * step);

            assertThat(dot(slope, way)).isCloseTo(quotient, within(0.02 * (1 + Math.abs(quotient))));
        }
    }

    private static double[] moved(double[] from, double[] way, double length) {
        double[] to = new double[from.length];
        Arrays.setAll(to, i -> from[i] + length * way[i]);
        return to;
    }

    @Test
    void pyramid_showsTheImageThroughOnes_andTheBaselineThroughZeros() {
        Tensor image = RandomTensors.seeded(1).normal(1, 3, 24, 30);
        Pyramid pyramid = Pyramid.of(image, Baseline.BLUR, Optional.empty(), 5);
        double[] ones = new double[24 * 30];
        Arrays.fill(ones, 1);

        assertThat(pyramid.seen(ones, Move.NONE)).isCloseTo(image, 1e-6);
        assertThat(pyramid.seen(new double[ones.length], Move.NONE))
                .isCloseTo(Baseline.BLUR.of(image, Optional.empty()), 1e-6);
    }

    @Test
    void moves_shiftRoundTheBorder_andMirror() {
        Size size = new Size(2, 3);

        assertThat(Move.NONE.places(size)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(new Move(1, 2, false).places(size)).containsExactly(5, 3, 4, 2, 0, 1);
        assertThat(new Move(0, 0, true).places(size)).containsExactly(2, 1, 0, 5, 4, 3);
    }

    @Test
    void enlargementAndGathering_areAdjoint() {
        BilinearGrid grid = new BilinearGrid(new Size(3, 5), new Size(13, 11));
        double[] map = random(15, 1);
        double[] slope = random(143, 2);

        assertThat(dot(grid.enlarged(map), slope)).isCloseTo(dot(map, grid.gathered(slope)), within(1e-12));
    }

    /** The smooth maximum over all cells by its formula; cells beyond the grid are 0. */
    @ParameterizedTest
    @CsvSource({"20,30,3,6", "12,12,1,2", "15,9,7,5"})
    void smoothMaximum_isThatOfTheCellsAround(int height, int width, int step, int sigma) {
        Size image = new Size(height, width);
        SmoothMaximum smooth = new SmoothMaximum(image, step, sigma);
        double[] cells = random(smooth.grid().height() * smooth.grid().width(), 3);
        double[] mask = smooth.spread(cells, image);
        int radius = 1 + (sigma + step - 1) / step;

        for (int pixel = 0; pixel < mask.length; pixel += 7) {
            double expected =
                    maximum(smooth.grid(), cells, new Place(pixel / width, pixel % width, step, sigma), radius);
            assertThat(mask[pixel]).isCloseTo(expected, within(1e-4));
        }
    }

    private record Place(int y, int x, int step, int sigma) {
        /** Returns the first cell of the neighbourhood along one axis. */
        int first(int place) {
            int padding = 1 + (2 * sigma + step - 1) / step;
            return Math.floorDiv(place + sigma, step) - padding;
        }

        double weight(int row, int column) {
            double z = Math.hypot(y - step * row, x - step * column) / sigma;
            return Math.exp(-2 * Math.pow(Math.max(0, z - 0.5), 2));
        }
    }

    private static double maximum(Size grid, double[] cells, Place at, int radius) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i <= 2 * radius; i++) {
            for (int j = 0; j <= 2 * radius; j++) {
                int row = at.first(at.y()) + i;
                int column = at.first(at.x()) + j;
                boolean inside = row >= 0 && column >= 0 && row < grid.height() && column < grid.width();
                double value = inside ? at.weight(row, column) * cells[row * grid.width() + column] : 0;
                sum += value * Math.exp(20 * value);
                total += Math.exp(20 * value);
            }
        }
        return sum / total;
    }

    @ParameterizedTest
    @CsvSource({"20,30,3,6", "12,12,1,2", "15,9,7,5"})
    void slopeByTheCells_isTheDifferenceQuotient(int height, int width, int step, int sigma) {
        Size image = new Size(height, width);
        SmoothMaximum smooth = new SmoothMaximum(image, step, sigma);
        double[] cells = random(smooth.grid().height() * smooth.grid().width(), 3);
        Arrays.setAll(cells, i -> 0.05 + 0.9 * cells[i]);
        smooth.spread(cells, image);
        double[] slope = random(smooth.mask().length, 4);
        double[] gathered = smooth.gathered(slope);
        double length = 1e-3;
        for (int cell = 0; cell < cells.length; cell += 5) {
            double[] way = new double[cells.length];
            way[cell] = 1;
            smooth.spread(moved(cells, way, length), image);
            double above = dot(smooth.mask(), slope);
            smooth.spread(moved(cells, way, -length), image);
            double below = dot(smooth.mask(), slope);

            assertThat(gathered[cell])
                    .isCloseTo((above - below) / (2 * length), within(0.02 * (1 + Math.abs(gathered[cell]))));
        }
    }

    @Test
    void nearestMaskOfAnArea_hasOnesWhereTheMaskIsGreatest_andSharesThemOutAmongEquals() {
        assertThat(AreaMask.nearestOfArea(new double[] {.1, .9, .5, .8, .2}, 0.4))
                .containsExactly(0, 1, 0, 1, 0);
        assertThat(AreaMask.nearestOfArea(new double[] {1, 1, 1, 1}, 0.25)).containsOnly(0.25);
        assertThat(AreaMask.nearestOfArea(new double[] {.2, .7, .2, .2, .2}, 0.4))
                .containsExactly(0.25, 1, 0.25, 0.25, 0.25);
    }

    @Test
    void areaMask_comesToItsArea_whereTheScoreRises() {
        Size image = new Size(24, 24);
        AreaMask mask = new AreaMask(image, 0.3, new SmoothMaximum(image, 1, 2));
        double[] wish = new double[576];
        for (int i = 0; i < wish.length; i++) {
            wish[i] = i % 24 < 12 ? 0.3 : -0.3;
        }
        for (int step = 0; step < 400; step++) {
            mask.at(step);
            mask.learn(wish);
        }
        double left = 0;
        double right = 0;
        float[] values = mask.result().toFloats();
        for (int i = 0; i < values.length; i++) {
            left += i % 24 < 12 ? values[i] : 0;
            right += i % 24 < 12 ? 0 : values[i];
        }

        assertThat(left + right).isCloseTo(0.3 * 576, within(0.1 * 576));
        assertThat(left).isGreaterThan(3 * right);
    }

    @Test
    void areaMask_withoutAScore_prefersNoPlaceAtTheBorder() {
        Size image = new Size(48, 48);
        AreaMask mask = new AreaMask(image, 0.2, new SmoothMaximum(image, 2, 5));
        for (int step = 0; step < 300; step++) {
            mask.at(step);
            mask.learn(new double[48 * 48]);
        }
        float[] values = mask.result().toFloats();
        double border = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            boolean near = Math.min(i / 48, i % 48) < 6 || Math.max(i / 48, i % 48) >= 42;
            border += near ? values[i] : 0;
            all += values[i];
        }

        assertThat(border / all).isLessThan(0.6);
    }

    @Test
    void adam_startsWithStepsOfItsRate() {
        double[] unknowns = {1, 2, 3};
        new Adam(3, 0.1).descend(unknowns, new double[] {5, -0.01, 0});

        assertThat(unknowns).containsExactly(new double[] {0.9, 2.1, 3}, within(1e-6));
    }

    /** One cell that costs more than it is worth is hidden; penalties for hiding and for changes hold it back. */
    @ParameterizedTest
    @CsvSource({"0,0,0", "4,0,1", "0,50,1"})
    void cells_goWhereTheScoreFalls_unlessThatCostsMore(double l1, double tv, double kept) {
        Size grid = new Size(2, 2);
        CellMask mask = new CellMask(grid, grid, new CellMask.Penalties(l1, tv, 1, 0, 0.01), 0);
        for (int step = 0; step < 300; step++) {
            mask.at(step);
            mask.learn(new double[] {0.5, -0.5, -0.5, -0.5});
        }
        float[] hidden = mask.result().toFloats();

        assertThat((double) hidden[0]).isCloseTo(1 - kept, within(0.05));
        assertThat((double) hidden[3]).isCloseTo(0, within(0.05));
    }

    /** An image with thirty times the contrast, so that the score of a net without biases matters against the area. */
    @ParameterizedTest
    @EnumSource(Game.class)
    void extremalMask_playsItsGameBetterThanAnEvenOne(Game game) {
        RandomNet net = RandomNets.biasFree(1).get(0);
        float[] values = net.example(1).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 30;
        }
        Tensor image = Tensor.of(values, net.example(1).shape());
        String spec = "extremal-perturbation(area=0.3,steps=150,baseline=zero,mirror=false,game=%s)"
                .formatted(game.name().toLowerCase(Locale.ROOT));
        double[] mask = doubles(outcome(net, spec, image, Goal.of(CLASS, 1)).attribution());
        double[] even = new double[mask.length];
        Arrays.fill(even, Arrays.stream(mask).average().orElseThrow());
        Tensor behind = Tensor.filled(0, image.shape());
        try (PlainScores scores = PlainScores.of(net, Score.LOGIT, CLASS)) {
            double won = 0;
            double level = 0;
            if (game != Game.DELETE) {
                won += scores.masked(image, mask, behind);
                level += scores.masked(image, even, behind);
            }
            if (game != Game.PRESERVE) {
                won -= scores.masked(behind, mask, image);
                level -= scores.masked(behind, even, image);
            }
            assertThat(won).isGreaterThan(level);
        }
    }

    private static double[] doubles(Tensor tensor) {
        float[] floats = tensor.toFloats();
        double[] values = new double[floats.length];
        Arrays.setAll(values, i -> floats[i]);
        return values;
    }

    @Test
    void meaningfulMask_bringsTheScoreDown_andHidesLittle() {
        RandomNet net = RandomNets.vgg(1);
        Tensor image = net.example(1);
        Tensor behind = Baseline.ZERO.of(image, Optional.empty());
        float[] found = attribution(net, "meaningful-perturbation(score=logit,baseline=zero,l1=1,steps=200)", CLASS)
                .toFloats();
        double[] mask = new double[found.length];
        Arrays.setAll(mask, i -> 1 - found[i]);
        double[] even = new double[mask.length];
        Arrays.fill(even, Arrays.stream(mask).average().orElseThrow());
        try (PlainScores scores = PlainScores.of(net, Score.LOGIT, CLASS)) {
            assertThat(scores.masked(image, mask, behind)).isLessThan(scores.masked(image, even, behind));
            assertThat(scores.masked(image, mask, behind)).isLessThan(scores.of(image));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meaningful-perturbation(steps=4,noise=0.1,jitter=3,seed=%d)"})
    void anotherSeed_drawsOtherNoise(String spec) {
        RandomNet net = RandomNets.vgg(1);

        assertThat(attribution(net, spec.formatted(1), CLASS)).isEqualTo(attribution(net, spec.formatted(1), CLASS));
        assertThat(attribution(net, spec.formatted(1), CLASS)).isNotEqualTo(attribution(net, spec.formatted(2), CLASS));
    }

    @Test
    void progress_isHeardStepByStep() {
        RandomNet net = RandomNets.vgg(1);
        List<Double> heard = new ArrayList<>();
        try (Runner runner = Methods.parse("extremal-perturbation(steps=4)").on(network(net))) {
            runner.run(net.example(1), Goal.of(CLASS, 1), heard::add);
        }

        assertThat(heard).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void whatCannotBeDone_isRefused() {
        assertThatThrownBy(() -> Methods.parse("extremal-perturbation(area=1)"))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Methods.parse("extremal-perturbation(levels=1)"))
                .hasMessageContaining("levels");
        assertThatThrownBy(() -> Methods.parse("meaningful-perturbation(steps=5000000)"))
                .hasMessageContaining("lower steps");
    }
}
